import { RangeSlider, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Line } from '@/shared/api/schemas';
import { ChangeList } from '@/shared/lines/Changes';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { marksOf } from './AsOf';
import classes from './LineHistory.module.css';
import { MomentField } from './MomentField';
import type { End, Go, Place } from './place';
import { differenceQuery } from './queries';

interface Props {
  line: Line;
  place: Place;
  go: Go;
  timeline: (version: number | undefined, from?: number) => ReactNode;
}

const instantOf = (end: End) => (typeof end === 'string' ? end : undefined);

/** In what the line differs between two moments. */
export function DifferenceView({ line, place, go, timeline }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const to: End = place.to ?? line.version;
  const from: End = place.from ?? Math.max(1, (typeof to === 'number' ? to : line.version) - 1);
  const [dragged, setDragged] = useState<[number, number]>();
  const found = useQuery({
    ...differenceQuery(line.id, from, to),
    placeholderData: keepPreviousData,
  });
  const tooEarly = isProblem(found.error) && found.error.status === 404;
  const shown = found.isError ? undefined : found.data;
  const versionOf = (end: End, side: 'from' | 'to') =>
    typeof end === 'number' ? end : shown?.[side].version;
  const first = versionOf(from, 'from');
  const last = versionOf(to, 'to');
  const name = (end: End, version: number | undefined, at: string | undefined) =>
    typeof end === 'string'
      ? times.moment(end)
      : at === undefined
        ? t('audit.versionNumber', { version })
        : t('audit.versionSince', { version, time: times.full(at) });
  return (
    <>
      <section className={classes.card} aria-label={t('audit.differenceLabel')}>
        <div className={classes.cardHead}>
          <h2 aria-live="polite">
            {t('audit.between', {
              from: name(from, first, shown?.from.at),
              to: name(to, last, shown?.to.at),
            })}
          </h2>
          <MomentField
            label={t('audit.pickFrom')}
            width={214}
            clearable
            value={instantOf(from)}
            onChange={(at) => go({ from: at, to: place.to })}
          />
          <MomentField
            label={t('audit.pickTo')}
            width={214}
            clearable
            value={instantOf(to)}
            onChange={(at) => go({ from: place.from, to: at })}
          />
        </div>
        {line.version > 1 && (
          <RangeSlider
            className={classes.slider}
            size="sm"
            min={1}
            max={line.version}
            minRange={0}
            label={null}
            marks={marksOf(line.version)}
            thumbFromLabel={t('audit.sliderFrom')}
            thumbToLabel={t('audit.sliderTo')}
            value={
              dragged ?? [
                Math.min(first ?? 1, last ?? line.version),
                Math.max(first ?? 1, last ?? line.version),
              ]
            }
            onChange={setDragged}
            onChangeEnd={([start, end]) => {
              setDragged(undefined);
              go({ from: start, to: end });
            }}
          />
        )}
      </section>
      <div className={classes.columns}>
        {timeline(
          dragged?.[1] ?? Math.max(first ?? 1, last ?? line.version),
          dragged?.[0] ?? Math.min(first ?? 1, last ?? line.version),
        )}
        <section className={classes.card} aria-labelledby="difference">
          <h2 id="difference">{t('audit.differs')}</h2>
          {tooEarly ? (
            <p className={classes.dim}>{t('audit.notYet')}</p>
          ) : found.isError ? (
            <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
          ) : shown === undefined ? (
            <Skeleton height={120} mt={12} />
          ) : shown.changes.length === 0 ? (
            <p className={classes.dim}>{t('audit.sameThen')}</p>
          ) : (
            <ChangeList changes={shown.changes} />
          )}
        </section>
      </div>
    </>
  );
}
