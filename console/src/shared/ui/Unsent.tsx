import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Outgoing } from '../outbox/outbox';
import { BubbleBody } from './BubbleBody';
import bubbles from './bubbles.module.css';

interface Props {
  outgoing: Outgoing;
  onRetry: (outgoing: Outgoing) => void;
  onDiscard: (outgoing: Outgoing) => void;
  onEdit?: (outgoing: Outgoing) => void;
}

/** A message the server does not have yet: on its way, or stuck with the reason and the way on. */
export function Unsent({ outgoing, onRetry, onDiscard, onEdit }: Props) {
  const { t } = useTranslation();
  const { failure } = outgoing;
  const reason =
    failure &&
    (failure.refusal === 'network'
      ? t('problem.network')
      : failure.refusal === 'offline'
        ? t('problem.offline')
        : (failure.detail ?? t('problem.unknown')));
  return (
    <div className={bubbles.message} data-side="ours" data-together="false">
      <BubbleBody
        kind={outgoing.kind}
        text={outgoing.text}
        files={outgoing.files}
        mentions={outgoing.mentions}
        unsent
      />
      {failure === undefined ? (
        <div className={bubbles.delivery}>{t('composer.sending')}</div>
      ) : (
        <div className={bubbles.failure} role="alert">
          <IconAlertCircle size={14} aria-hidden="true" />
          <span>{t('composer.failed', { reason })}</span>
          <Button size="compact-xs" variant="default" onClick={() => onRetry(outgoing)}>
            {t('common.retry')}
          </Button>
          {onEdit && (
            <Button size="compact-xs" variant="default" onClick={() => onEdit(outgoing)}>
              {t('composer.edit')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => onDiscard(outgoing)}
          >
            {t('composer.discard')}
          </Button>
        </div>
      )}
    </div>
  );
}
