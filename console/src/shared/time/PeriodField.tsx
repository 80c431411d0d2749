import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dates, useDateLabels } from './Dates';

const DAY = 'YYYY-MM-DD';
const daysAgo = (days: number) => dayjs().subtract(days, 'day').format(DAY);

interface Props {
  label: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (period: { from: string | undefined; to: string | undefined }) => void;
}

/** From one day to another, both whole and by the reader's calendar. */
export function PeriodField({ label, from, to, onChange }: Props) {
  const { t } = useTranslation();
  const labels = useDateLabels();
  /** The first day, while the second is still to be picked. */
  const [begun, setBegun] = useState<string | null>(null);
  const today = daysAgo(0);
  return (
    <Dates>
      <DatePickerInput
        type="range"
        w={268}
        aria-label={label}
        placeholder={label}
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        allowSingleDateInRange
        leftSection={<IconCalendar size={16} stroke={1.6} aria-hidden="true" />}
        valueFormat="D MMM YYYY"
        maxDate={today}
        presets={[
          { value: [today, today], label: t('security.today') },
          { value: [daysAgo(6), today], label: t('security.days', { count: 7 }) },
          { value: [daysAgo(29), today], label: t('security.days', { count: 30 }) },
        ]}
        value={begun === null ? [from ?? null, to ?? null] : [begun, null]}
        onChange={([first, last]) => {
          setBegun(last === null ? first : null);
          if (first === null || last !== null) {
            onChange({ from: first ?? undefined, to: last ?? undefined });
          }
        }}
        ariaLabels={labels}
        popoverProps={{ withinPortal: true, position: 'bottom-start' }}
      />
    </Dates>
  );
}
