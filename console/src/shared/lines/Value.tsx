import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Changes.module.css';
import type { SettingValue } from './settings';
import { useSettingWords } from './useSettingWords';

/** A dash that is read aloud as what it means. */
export function Nothing() {
  const { t } = useTranslation();
  return (
    <span className={classes.nothing}>
      <span aria-hidden="true">—</span>
      <VisuallyHidden>{t('setting.nothing')}</VisuallyHidden>
    </span>
  );
}

export function Value({ field, value }: { field: string; value: SettingValue }) {
  const words = useSettingWords();
  return words.value(field, value) ?? <Nothing />;
}
