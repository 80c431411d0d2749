import { useTranslation } from 'react-i18next';
import type { SessionRow } from '@/shared/api/schemas';
import classes from './LineAndPreview.module.css';

/** Where somebody wrote and what; a long name of the line leaves room for the words. */
export function LineAndPreview({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  return (
    <span className={classes.both}>
      <span className={classes.line}>{row.line.name}</span>{' '}
      <span className={classes.preview}>
        {t('desk.afterLine', { preview: row.preview ?? row.title })}
      </span>
    </span>
  );
}
