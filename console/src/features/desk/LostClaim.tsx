import { Button } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { AlreadyClaimed } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { useTakeNext } from './commands';
import classes from './Notice.module.css';
import { countersQuery } from './queries';
import { Refusal } from './Refusal';
import { waitingIn } from './TakeNext';
import { useDesk } from './useDesk';

/** Who was faster and by how much, in place, with the next one on offer. */
export function LostClaim({ lost }: { lost: AlreadyClaimed }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { line } = useDesk();
  const { data: counters } = useQuery(countersQuery);
  const take = useTakeNext();
  const waiting = waitingIn(counters, line);
  const gap = times.span(Date.parse(lost.attemptedAt) - Date.parse(lost.claimedAt));
  return (
    <>
      <div className={classes.notice} role="alert">
        <IconBolt size={16} aria-hidden="true" />
        <span className={classes.words}>
          <Trans
            i18nKey="claim.lost"
            values={{ name: lost.operator.name, gap }}
            components={{ b: <strong /> }}
          />
        </span>
        {waiting > 0 ? (
          <Button size="compact-sm" disabled={take.isPending} onClick={() => take.mutate()}>
            {t('claim.takeNextOf', { count: waiting })}
          </Button>
        ) : (
          <span>{t('claim.noneLeft')}</span>
        )}
      </div>
      {take.isError && <Refusal error={take.error} onAgain={() => take.mutate()} />}
    </>
  );
}
