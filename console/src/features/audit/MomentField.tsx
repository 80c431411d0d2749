import { DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Dates, useDateLabels } from '@/shared/time/Dates';

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
  const { t } = useTranslation();
  const labels = useDateLabels();
  return (
    <Dates>
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
        ariaLabels={labels}
        timePickerProps={{
          'aria-label': t('audit.date.time'),
          hoursInputLabel: t('audit.date.hours'),
          minutesInputLabel: t('audit.date.minutes'),
          secondsInputLabel: t('audit.date.seconds'),
        }}
        submitButtonProps={{ 'aria-label': t('audit.date.apply') }}
        popoverProps={{ withinPortal: true, position: 'bottom-start' }}
      />
    </Dates>
  );
}
