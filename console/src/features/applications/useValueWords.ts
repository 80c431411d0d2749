import { useTranslation } from 'react-i18next';
import type { Field, ItemValue, LinkedItems } from '@/shared/applications/schema';
import { useTimes } from '@/shared/time/useTimes';

/** What a value says in the reader's language; undefined where there is none. */
export function useValueWords() {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  return (
    field: Field | undefined,
    value: ItemValue | undefined,
    linked?: LinkedItems,
  ): string | undefined => {
    if (value === undefined) return undefined;
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'number') return value.toLocaleString(i18n.language);
    if (Array.isArray(value)) {
      return value.map((each) => `${each.type}: ${each.value}`).join(', ');
    }
    if (field?.type === 'DATE') return times.date(value);
    if (field?.type === 'LINK') return linked?.[field.key]?.name ?? t('items.anotherItem');
    return value;
  };
}
