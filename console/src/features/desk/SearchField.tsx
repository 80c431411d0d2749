import { useTranslation } from 'react-i18next';
import { SearchInput } from '@/shared/ui/SearchInput';
import { useDesk } from './useDesk';

/** Searches the open list; the words stand in the URL. */
export function SearchField() {
  const { t } = useTranslation();
  const desk = useDesk();
  return (
    <SearchInput label={t('desk.search')} value={desk.q} onSearch={(q) => desk.go({ q }, true)} />
  );
}
