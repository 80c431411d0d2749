import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineWarning } from '@/shared/api/schemas';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import type { SettingName } from '@/shared/lines/settings';
import classes from './LinePage.module.css';
import { Warnings } from './Warnings';

interface Props {
  name: SettingName;
  children: ReactNode;
  changed: boolean;
  warnings: LineWarning[];
  onUndo: () => void;
}

/** One setting of the form; a change that is not saved is marked and can be taken back by itself. */
export function SettingField({ name, children, changed, warnings, onUndo }: Props) {
  const { t } = useTranslation();
  const words = useSettingWords();
  return (
    <div className={classes.setting} data-changed={changed}>
      {changed && (
        <span className={classes.unsaved}>
          {t('unsaved.mark')}
          <UnstyledButton
            className={classes.undo}
            aria-label={t('lines.undoSetting', { setting: words.label(name) })}
            onClick={onUndo}
          >
            {t('common.undo')}
          </UnstyledButton>
        </span>
      )}
      {children}
      {!changed && <Warnings warnings={warnings.filter(({ field }) => field === name)} />}
    </div>
  );
}
