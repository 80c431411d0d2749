import { Button, Tooltip } from '@mantine/core';
import {
  IconAlertCircle,
  IconCheck,
  IconChecks,
  IconCircleCheck,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import bubbles from '@/shared/ui/bubbles.module.css';

const ICONS: Record<Delivery['state'], Icon> = {
  SENT: IconCheck,
  DELIVERED: IconCircleCheck,
  READ: IconChecks,
  FAILED: IconAlertCircle,
};

function useWords({ state, at }: Delivery): string {
  const { t } = useTranslation();
  const times = useTimes();
  return at === undefined
    ? t(`delivery.${state}`)
    : t(`delivery.at.${state}`, { time: times.short(at) });
}

/** How far a reply has come, as a sign beside it. */
export function DeliverySign({ delivery }: { delivery: Delivery }) {
  const words = useWords(delivery);
  const Sign = ICONS[delivery.state];
  return (
    <Tooltip label={words}>
      <span role="img" aria-label={words} className={bubbles.state} data-state={delivery.state}>
        <Sign size={14} stroke={1.8} aria-hidden="true" />
      </span>
    </Tooltip>
  );
}

/** The same in words, for the newest reply and for those that did not arrive. */
export function DeliveryLine({
  delivery,
  onResend,
}: {
  delivery: Delivery;
  onResend: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const words = useWords(delivery);
  if (delivery.state !== 'FAILED') {
    return (
      <div className={bubbles.delivery} aria-hidden="true">
        {words}
      </div>
    );
  }
  return (
    <div className={bubbles.failure} role="alert">
      <span>
        {delivery.reason
          ? t('delivery.failedBecause', { reason: delivery.reason })
          : t('delivery.failed')}
      </span>
      {onResend && (
        <Button size="compact-xs" variant="default" onClick={onResend}>
          {t('delivery.again')}
        </Button>
      )}
    </div>
  );
}
