import { useTranslation } from 'react-i18next';
import classes from './Unread.module.css';

/** How many messages wait to be read; nothing where none do. */
export function Unread({ count = 0 }: { count: number | undefined }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className={classes.unread} aria-label={t('desk.unread', { count })}>
      {count}
    </span>
  );
}
