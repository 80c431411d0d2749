import { Button, Skeleton } from '@mantine/core';
import { IconCircle, IconCircleFilled } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Line } from '@/shared/api/schemas';
import { pastLineQuery } from '@/shared/lines/history';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './LineHistory.module.css';
import { MomentField } from './MomentField';
import type { Go, Place } from './place';
import { eligibleQuery, type Eligible } from './queries';

function Operators({ operators }: { operators: Eligible['operators'] }) {
  const { t } = useTranslation();
  const sorted = operators.toSorted(
    (a, b) =>
      Number(b.presence === 'ONLINE') - Number(a.presence === 'ONLINE') ||
      a.name.localeCompare(b.name),
  );
  return (
    <ul className={classes.people}>
      {sorted.map(({ id, name, groups, presence }) => (
        <li key={id} data-online={presence === 'ONLINE'}>
          <span className={classes.person}>
            {name}
            <span className={classes.dim}>{groups.map((group) => group.name).join(', ')}</span>
          </span>
          <span className={classes.presence}>
            {presence === 'ONLINE' ? (
              <IconCircleFilled size={9} aria-hidden="true" />
            ) : (
              <IconCircle size={9} aria-hidden="true" />
            )}
            {t(presence === 'ONLINE' ? 'presence.online' : 'presence.offline')}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Props {
  line: Line;
  place: Place;
  go: Go;
  timeline: (version: number | undefined) => ReactNode;
}

/** Who could have claimed a session of this line at a moment. */
export function Claimants({ line, place, go, timeline }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const [opened, setOpened] = useState(() => new Date().toISOString());
  const at = place.at ?? opened;
  const found = useQuery({ ...eligibleQuery(line.id, at), placeholderData: keepPreviousData });
  const past = useQuery({
    ...pastLineQuery(line.id, { at }),
    enabled: place.at !== undefined,
    placeholderData: keepPreviousData,
  });
  const tooEarly = isProblem(found.error) && found.error.status === 404;
  const operators = found.data?.operators ?? [];
  const online = operators.filter(({ presence }) => presence === 'ONLINE');
  return (
    <>
      <section className={classes.card} aria-label={t('audit.momentLabel')}>
        <div className={classes.cardHead}>
          <h2>{place.at ? t('audit.asOf', { time: times.moment(at) }) : t('audit.now')}</h2>
          {place.at === undefined && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => setOpened(new Date().toISOString())}
            >
              {t('audit.askAgain')}
            </Button>
          )}
          <MomentField
            label={t('audit.pickMoment')}
            value={place.at}
            clearable
            onChange={(to) => go({ at: to, version: undefined })}
          />
        </div>
        <p className={classes.dim}>{t('audit.claimantsHint')}</p>
      </section>
      <div className={classes.columns}>
        {timeline(place.at === undefined ? line.version : past.isError ? 0 : past.data?.version)}
        <section className={classes.card} aria-labelledby="claimants">
          <h2 id="claimants">{t('audit.whoCould')}</h2>
          {tooEarly ? (
            <p className={classes.dim}>{t('audit.notYet')}</p>
          ) : found.isError ? (
            <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
          ) : found.isPending ? (
            <Skeleton height={120} mt={12} />
          ) : (
            <>
              <p className={classes.dim} aria-live="polite">
                {operators.length === 0
                  ? t('audit.nobodyCould')
                  : t('audit.couldClaim', { online: online.length, count: operators.length })}
              </p>
              <Operators operators={operators} />
            </>
          )}
        </section>
      </div>
    </>
  );
}
