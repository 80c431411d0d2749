import { Badge } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import type { SessionRow } from '@/shared/api/schemas';

const COLORS = { QUEUED: 'orange', ASSIGNED: 'indigo', CLOSED: 'gray', SPAM: 'gray' } as const;

/** The status in words; for an assigned session, whose it is. */
export function StatusBadge({ session }: { session: SessionRow }) {
  const { t } = useTranslation();
  const me = useMe();
  const held = session.status === 'ASSIGNED' && session.operator;
  const words = held
    ? held.id === me.id
      ? t('status.mine')
      : t('status.heldBy', { name: held.name })
    : t(`status.${session.status}`);
  // My own absence the switch tells.
  const vanished = held && session.vanished && held.id !== me.id;
  return (
    <Badge
      variant="light"
      color={vanished ? 'orange' : COLORS[session.status]}
      tt="none"
      style={{ flex: 'none' }}
      leftSection={vanished && <IconUserOff size={12} stroke={2} aria-hidden="true" />}
    >
      {vanished ? t('status.vanished', { name: held.name }) : words}
    </Badge>
  );
}
