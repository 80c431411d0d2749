import { Badge, Button, Skeleton, Slider } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Line } from '@/shared/api/schemas';
import { pastLineQuery, type Moment, type PastLine } from '@/shared/lines/history';
import { SETTINGS, sameValue, settingsOf } from '@/shared/lines/settings';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import { Value } from '@/shared/lines/Value';
import { useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './LineHistory.module.css';
import { MomentField } from './MomentField';
import { momentOf, type Go, type Place } from './place';
import { RestoreDialog } from './RestoreDialog';
import { useHistory } from './Timeline';

const MOST_MARKS = 60;

/** Marks for the versions between the ends, as long as they can be told apart. */
export function marksOf(newest: number) {
  return newest > MOST_MARKS
    ? []
    : Array.from({ length: newest }, (_, index) => ({ value: index + 1 }));
}

function Facts({ past, now }: { past: PastLine; now: Line }) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const then = settingsOf(past);
  const today = settingsOf(now);
  const shown = SETTINGS.filter(
    (name) => name !== 'showOperatorName' || past.internalGroups.length > 0,
  );
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('lines.stateTitle')}</dt>
        <dd>
          <Badge
            variant="light"
            color={past.state === 'ACTIVE' ? 'teal' : 'gray'}
            tt="none"
            size="sm"
          >
            {t(`lines.state.${past.state}`)}
          </Badge>
        </dd>
      </div>
      {shown.map((name) => (
        <div key={name}>
          <dt>{words.label(name)}</dt>
          <dd>
            <span>
              <Value field={name} value={then[name]} />
            </span>
            {!sameValue(then[name], today[name]) && (
              <span className={classes.today}>
                {t('audit.nowIs', {
                  value: words.value(name, today[name]) ?? t('setting.nothing'),
                })}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Props {
  line: Line;
  place: Place;
  go: Go;
  timeline: (version: number | undefined) => ReactNode;
}

/** The line's settings as of any moment: by the slider, by date and time, or by a row of the timeline. */
export function AsOf({ line, place, go, timeline }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const { entries } = useHistory(line.id);
  const [dragged, setDragged] = useState<number>();
  const [settled] = useDebouncedValue(dragged, 120);
  const [restoring, setRestoring] = useState(false);
  const moment: Moment =
    dragged !== undefined && settled !== undefined
      ? { version: settled }
      : (momentOf(place) ?? { version: line.version });
  const past = useQuery({ ...pastLineQuery(line.id, moment), placeholderData: keepPreviousData });
  const tooEarly = isProblem(past.error) && past.error.status === 404;
  const shown = past.isError ? undefined : past.data;
  const version = dragged ?? place.version ?? (place.at ? shown?.version : line.version);
  const since = shown?.at ?? entries.find((entry) => entry.version === version)?.at;
  const isNow = version === line.version;
  const heading = place.at
    ? t('audit.asOf', { time: times.moment(place.at) })
    : isNow
      ? t('audit.asItIsNow')
      : since && shown?.version === version
        ? t('audit.asOf', { time: times.moment(since) })
        : t('audit.versionNumber', { version });
  return (
    <>
      <section className={classes.card} aria-label={t('audit.momentLabel')}>
        <div className={classes.cardHead}>
          <h2 aria-live="polite">{heading}</h2>
          <span className={classes.dim}>
            {version !== undefined && t('audit.versionOf', { version, newest: line.version })}
          </span>
          <MomentField
            label={t('audit.pickMoment')}
            value={place.at}
            clearable
            onChange={(at) => go({ at, version: undefined })}
          />
          {line.mayEdit && (
            <Button
              variant="light"
              disabled={isNow || shown === undefined}
              onClick={() => setRestoring(true)}
            >
              {t('audit.restore')}
            </Button>
          )}
        </div>
        {line.version > 1 && (
          <Slider
            className={classes.slider}
            size="sm"
            min={1}
            max={line.version}
            label={null}
            marks={marksOf(line.version)}
            thumbLabel={t('audit.slider')}
            thumbValueText={(value) =>
              t('audit.versionOf', { version: value, newest: line.version })
            }
            value={version ?? 1}
            onChange={setDragged}
            onChangeEnd={(value) => {
              setDragged(undefined);
              go({ version: value === line.version ? undefined : value, at: undefined });
            }}
          />
        )}
      </section>
      <div className={classes.columns}>
        {timeline(tooEarly ? 0 : version)}
        <section className={classes.card} aria-labelledby="settings-then">
          <h2 id="settings-then">{t(isNow ? 'audit.settingsNow' : 'audit.settingsThen')}</h2>
          {tooEarly ? (
            <p className={classes.dim}>{t('audit.notYet')}</p>
          ) : past.isError ? (
            <ProblemNote error={past.error} onRetry={() => void past.refetch()} />
          ) : shown ? (
            <div data-stale={past.isPlaceholderData}>
              {shown.by && since && !isNow && (
                <p className={classes.dim}>
                  {t('audit.savedBy', { name: shown.by.name, time: times.full(since) })}
                </p>
              )}
              <Facts past={shown} now={line} />
            </div>
          ) : (
            <Skeleton height={220} mt={12} />
          )}
        </section>
      </div>
      {restoring && shown && (
        <RestoreDialog
          line={line}
          version={shown.version}
          onClose={() => setRestoring(false)}
          onRestored={() => {
            setRestoring(false);
            go({ version: undefined, at: undefined });
          }}
        />
      )}
    </>
  );
}
