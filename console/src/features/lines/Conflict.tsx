import { Button, Group, Radio } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '@/shared/api/schemas';
import { Value } from '@/shared/lines/Value';
import {
  differing,
  sameValue,
  settingsOf,
  type SettingName,
  type Settings,
} from '@/shared/lines/settings';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import { useTimes } from '@/shared/time/useTimes';
import type { Meanwhile } from './commands';
import classes from './Conflict.module.css';

type Side = 'theirs' | 'mine';

interface Props {
  base: Line;
  mine: Settings;
  newest: Line;
  meanwhile: Meanwhile;
  saving: boolean;
  onSave: (settings: Settings) => void;
  onBack: () => void;
  onTakeTheirs: () => void;
}

/** Who changed a setting, and when, the last time before I wanted to. */
function changeOf(meanwhile: Meanwhile, field: string) {
  return meanwhile
    .filter(({ changes }) => changes.some((change) => change.field === field))
    .toSorted((a, b) => b.version - a.version)[0];
}

/** Somebody saved first: what differs, setting by setting, and which of the two it shall be. */
export function Conflict(props: Props) {
  const { base, mine, newest, meanwhile, saving, onSave, onBack, onTakeTheirs } = props;
  const { t } = useTranslation();
  const words = useSettingWords();
  const times = useTimes();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const began = settingsOf(base);
  const theirs = settingsOf(newest);
  const both = (name: SettingName) =>
    !sameValue(began[name], theirs[name]) && !sameValue(began[name], mine[name]);
  const rows = differing(theirs, mine).toSorted((a, b) => Number(both(b)) - Number(both(a)));
  const [chosen, setChosen] = useState<Partial<Record<SettingName, Side>>>(() =>
    Object.fromEntries(
      rows
        .filter((name) => !both(name))
        .map((name) => [name, sameValue(began[name], mine[name]) ? 'theirs' : 'mine']),
    ),
  );
  const open = rows.filter((name) => chosen[name] === undefined);
  const all = (side: Side) => setChosen(Object.fromEntries(rows.map((name) => [name, side])));
  const outcome = (): Settings => ({
    ...theirs,
    ...Object.fromEntries(
      rows.filter((name) => chosen[name] === 'mine').map((name) => [name, mine[name]]),
    ),
  });
  const who = [...new Set(meanwhile.map(({ actor }) => actor?.name ?? t('setting.somebody')))];
  return (
    <section className={classes.conflict} aria-labelledby="conflict">
      <header className={classes.head}>
        <IconGitMerge size={20} stroke={1.6} aria-hidden="true" />
        <div>
          <h2 id="conflict" ref={heading} tabIndex={-1}>
            {t('conflict.title', { count: who.length, who: who.join(', ') })}
          </h2>
          <p>
            {t('conflict.text', { from: base.version, newest: newest.version })}{' '}
            {rows.some(both) ? t('conflict.choose') : t('conflict.nothingCollides')}
          </p>
        </div>
      </header>
      {rows.length === 0 ? (
        <p className={classes.same}>{t('conflict.same')}</p>
      ) : (
        <div className={classes.rows}>
          <div className={classes.columns} aria-hidden="true">
            <span />
            <span>{t('conflict.theirs')}</span>
            <span>{t('conflict.mine')}</span>
          </div>
          {rows.map((name) => {
            const by = changeOf(meanwhile, name);
            const option = (side: Side, value: Settings[SettingName]) => (
              <Radio
                value={side}
                className={classes.option}
                data-chosen={chosen[name] === side}
                aria-label={t(side === 'theirs' ? 'conflict.theirsIs' : 'conflict.mineIs', {
                  value: words.value(name, value) ?? t('setting.nothing'),
                })}
                label={<Value field={name} value={value} />}
                description={
                  side === 'theirs' && by
                    ? t('conflict.savedBy', {
                        name: by.actor?.name ?? t('setting.somebody'),
                        time: times.full(by.at),
                      })
                    : sameValue(began[name], value)
                      ? t('conflict.asBefore')
                      : undefined
                }
              />
            );
            return (
              <Radio.Group
                key={name}
                className={classes.row}
                data-open={chosen[name] === undefined}
                label={words.label(name)}
                description={
                  both(name)
                    ? t('conflict.both')
                    : sameValue(began[name], mine[name])
                      ? t('conflict.onlyTheirs')
                      : t('conflict.onlyMine')
                }
                value={chosen[name] ?? null}
                onChange={(side) =>
                  setChosen((old) => ({ ...old, [name]: side === 'mine' ? 'mine' : 'theirs' }))
                }
              >
                {option('theirs', theirs[name])}
                {option('mine', mine[name])}
              </Radio.Group>
            );
          })}
        </div>
      )}
      <Group gap={8} mt={16}>
        <Button disabled={open.length > 0 || saving} onClick={() => onSave(outcome())}>
          {t('conflict.save')}
        </Button>
        <Button variant="default" onClick={() => all('mine')} disabled={rows.length === 0}>
          {t('conflict.allMine')}
        </Button>
        <Button variant="default" onClick={() => all('theirs')} disabled={rows.length === 0}>
          {t('conflict.allTheirs')}
        </Button>
        <span className={classes.gap} />
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('conflict.back')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onTakeTheirs}>
          {t('conflict.discard')}
        </Button>
      </Group>
      {open.length > 0 && (
        <p className={classes.left}>{t('conflict.left', { count: open.length })}</p>
      )}
    </section>
  );
}
