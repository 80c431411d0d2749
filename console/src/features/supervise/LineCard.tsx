import { UnstyledButton } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '@/shared/time/useTimes';
import type { BoardLine } from './queries';
import classes from './LineCard.module.css';

type OnBoard = BoardLine['operators'][number];

const FEW = 6;

/** Who is there comes first, then who has more in hand. */
const byPresence = (a: OnBoard, b: OnBoard) =>
  Number(b.presence === 'ONLINE') - Number(a.presence === 'ONLINE') ||
  b.load - a.load ||
  a.name.localeCompare(b.name);

function Operator({ operator }: { operator: OnBoard }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { name, presence, since, load } = operator;
  const online = presence === 'ONLINE';
  const words = t(online ? 'presence.online' : 'presence.offline');
  return (
    <li className={classes.operator} data-online={online}>
      <span className={classes.dot} data-online={online} aria-hidden="true" />
      <span className={classes.name}>{name}</span>
      <span className={classes.presence}>
        {since === undefined ? words : `${words} · ${times.waiting(since)}`}
      </span>
      <span className={classes.load}>{t('give.load', { count: load })}</span>
    </li>
  );
}

interface Props {
  of: BoardLine;
  chosen: boolean;
  onChoose: () => void;
}

/** How a line stands now: who waits and how long, and who is there for them. */
export function LineCard({ of, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const id = useId();
  const [all, setAll] = useState(false);
  const { line, waiting, longestWaitSince, active, vanished, closedToday } = of;
  const operators = of.operators.toSorted(byPresence);
  const online = operators.filter(({ presence }) => presence === 'ONLINE').length;
  const shown = all ? operators : operators.slice(0, FEW);
  const figures = [
    ['waiting', String(waiting)],
    ['longest', longestWaitSince === undefined ? '—' : times.waiting(longestWaitSince)],
    ['active', String(active)],
    ['closedToday', String(closedToday)],
  ] as const;
  return (
    <article className={classes.card} aria-labelledby={id} data-chosen={chosen}>
      <h2 id={id} className={classes.title}>
        <button type="button" className={classes.choose} aria-pressed={chosen} onClick={onChoose}>
          {line.name}
        </button>
      </h2>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name} data-calls={waiting > 0 && (name === 'waiting' || name === 'longest')}>
            <dt>{t(`board.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {vanished > 0 && (
        <p className={classes.vanished}>
          <IconUserOff size={15} stroke={1.7} aria-hidden="true" />
          {t('board.vanished', { count: vanished })}
        </p>
      )}
      <p className={classes.there}>{t('board.there', { count: operators.length, online })}</p>
      {operators.length > 0 && (
        <ul className={classes.operators} aria-label={t('board.operatorsOf', { line: line.name })}>
          {shown.map((operator) => (
            <Operator key={operator.id} operator={operator} />
          ))}
        </ul>
      )}
      {operators.length > shown.length && (
        <UnstyledButton className={classes.rest} onClick={() => setAll(true)}>
          {t('board.rest', { count: operators.length - shown.length })}
        </UnstyledButton>
      )}
    </article>
  );
}
