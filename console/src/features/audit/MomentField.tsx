import '@mantine/dates/styles.layer.css';
import { DateTimePicker, DatesProvider } from '@mantine/dates';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/ru';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (at: string | undefined) => void;
  clearable?: boolean;
  width?: number;
}

const LOCAL = 'YYYY-MM-DD HH:mm:ss';

/** A date and time of the reader's zone. A second is meant whole: what happened within it is included. */
export function MomentField({ label, value, onChange, clearable, width = 230 }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <DatesProvider
      settings={{
        locale: i18n.language === 'ru' ? 'ru' : 'en-gb',
        firstDayOfWeek: 1,
        weekendDays: [],
      }}
    >
      <DateTimePicker
        w={width}
        size="sm"
        aria-label={label}
        placeholder={label}
        withSeconds
        clearable={clearable}
        clearButtonProps={{ 'aria-label': t('audit.toNow') }}
        valueFormat="D MMM YYYY, HH:mm:ss"
        maxDate={dayjs().endOf('day').format(LOCAL)}
        value={value === undefined ? null : dayjs(value).format(LOCAL)}
        onChange={(next) =>
          onChange(next === null ? undefined : dayjs(next).endOf('second').toISOString())
        }
        ariaLabels={{
          previousMonth: t('audit.date.previousMonth'),
          nextMonth: t('audit.date.nextMonth'),
          previousYear: t('audit.date.previousYear'),
          nextYear: t('audit.date.nextYear'),
          previousDecade: t('audit.date.previousDecade'),
          nextDecade: t('audit.date.nextDecade'),
          monthLevelControl: t('audit.date.chooseMonth'),
          yearLevelControl: t('audit.date.chooseYear'),
        }}
        timePickerProps={{
          'aria-label': t('audit.date.time'),
          hoursInputLabel: t('audit.date.hours'),
          minutesInputLabel: t('audit.date.minutes'),
          secondsInputLabel: t('audit.date.seconds'),
        }}
        submitButtonProps={{ 'aria-label': t('audit.date.apply') }}
        popoverProps={{ withinPortal: true, position: 'bottom-start' }}
      />
    </DatesProvider>
  );
}
