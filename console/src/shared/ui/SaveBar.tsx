import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from './ProblemNote';
import sheet from './sheet.module.css';

interface Props {
  count: number;
  /** The names of what is not saved. */
  what: string;
  error: unknown;
  /** Whether the error stands at a field already. */
  atField?: boolean;
  saving: boolean;
  complete: boolean;
  onUndo: () => void;
}

/** At the foot of a form while something in it is not saved: its button submits the form. */
export function SaveBar({ count, what, error, atField, saving, complete, onUndo }: Props) {
  const { t } = useTranslation();
  return (
    <div className={sheet.bar}>
      <div className={sheet.barWords}>
        <strong>{t('unsaved.count', { count })}</strong>
        <span>{what}</span>
        {atField ? (
          <span className={sheet.barError}>{t('unsaved.lookAtFields')}</span>
        ) : (
          <ProblemNote error={error} />
        )}
      </div>
      <Button variant="default" disabled={saving} onClick={onUndo}>
        {t('unsaved.undoAll')}
      </Button>
      <Button type="submit" disabled={!complete || saving}>
        {t('common.save')}
      </Button>
    </div>
  );
}
