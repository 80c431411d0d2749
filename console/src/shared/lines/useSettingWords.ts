import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isSetting, type SettingValue } from './settings';

/** What a line's settings are called, and what their values say, in the reader's language. */
export function useSettingWords() {
  const { t } = useTranslation();
  return useMemo(() => {
    const text = (field: string, value: string) => {
      if (field === 'routingRule' && value === 'FIRST_COME') return t('setting.rule.FIRST_COME');
      if (field === 'state' && (value === 'ACTIVE' || value === 'RETIRED')) {
        return t(`lines.state.${value}`);
      }
      return value;
    };
    const choice = (field: string, value: boolean) => {
      if (field === 'showOperatorName') return t(value ? 'setting.shown' : 'setting.hidden');
      return t(value ? 'common.yes' : 'common.no');
    };
    return {
      label: (field: string) =>
        isSetting(field)
          ? t(`setting.name.${field}`)
          : field === 'state'
            ? t('lines.stateTitle')
            : field,
      /** Undefined where there is nothing. */
      value: (field: string, value: SettingValue): string | undefined => {
        if (value === null || value === '') return undefined;
        if (typeof value === 'string') return text(field, value);
        if (typeof value === 'boolean') return choice(field, value);
        if (!Array.isArray(value)) return value.name;
        return value.length === 0 ? undefined : value.map(({ name }) => name).join(', ');
      },
    };
  }, [t]);
}
