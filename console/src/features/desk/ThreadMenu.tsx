import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCheck,
  IconDotsVertical,
  IconHandGrab,
  IconMailX,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/shared/ui/KeyHint';
import type { ShortcutKey } from '@/shared/keyboard/shortcuts';

export interface Act {
  name: 'assign' | 'takeOver' | 'transfer' | 'return' | 'spam' | 'close';
  key?: ShortcutKey;
  run: () => void;
}

const ICONS: Record<Act['name'], Icon> = {
  assign: IconUserShare,
  takeOver: IconHandGrab,
  transfer: IconArrowsExchange,
  return: IconArrowBackUp,
  spam: IconMailX,
  close: IconCheck,
};

/** What else can be done with the session. */
export function ThreadMenu({ acts, busy }: { acts: Act[]; busy: boolean }) {
  const { t } = useTranslation();
  if (acts.length === 0) return null;
  return (
    <Menu width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={34} aria-label={t('thread.more')} disabled={busy}>
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ name, key, run }) => {
          const ActIcon = ICONS[name];
          return (
            <Menu.Item
              key={name}
              leftSection={<ActIcon size={16} stroke={1.6} />}
              rightSection={key && <KeyHint of={key} />}
              onClick={run}
            >
              {t(`thread.act.${name}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
