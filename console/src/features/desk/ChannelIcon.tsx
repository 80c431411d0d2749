import { IconMessage, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Where the client writes from. */
export function ChannelIcon({ type, size = 14 }: { type: string; size?: number }) {
  const { t } = useTranslation();
  const internal = type === 'INTERNAL';
  const Icon = internal ? IconUser : IconMessage;
  const name = internal ? t('channel.INTERNAL') : t('channel.other');
  return <Icon size={size} stroke={1.6} role="img" aria-label={name} />;
}
