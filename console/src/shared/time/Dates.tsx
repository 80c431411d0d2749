import '@mantine/dates/styles.layer.css';
import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/ru';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Calendars in the reader's language, with weeks from Monday. */
export function Dates({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'ru' ? 'ru' : 'en-gb';
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [] }}>
      {children}
    </DatesProvider>
  );
}

/** What a calendar's buttons are called. */
export function useDateLabels() {
  const { t } = useTranslation();
  return {
    previousMonth: t('audit.date.previousMonth'),
    nextMonth: t('audit.date.nextMonth'),
    previousYear: t('audit.date.previousYear'),
    nextYear: t('audit.date.nextYear'),
    previousDecade: t('audit.date.previousDecade'),
    nextDecade: t('audit.date.nextDecade'),
    monthLevelControl: t('audit.date.chooseMonth'),
    yearLevelControl: t('audit.date.chooseYear'),
  };
}
