import { Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calledOf, type Session } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { Initials } from '@/shared/ui/Initials';
import { ChannelIcon } from './ChannelIcon';
import classes from './Details.module.css';
import { Ledger } from './Ledger';
import { LinkedRecords } from './LinkedRecords';
import { goneQuery, messagesQuery, sessionQuery, sessionsIn } from './queries';
import { useDesk } from './useDesk';

function Facts({ session, gone }: { session: Session; gone: boolean }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { operator: held, vanished } = session;
  const name = held?.name ?? t('details.nobody');
  const operator = held && vanished ? t('details.vanished', { name }) : name;
  const facts = [
    [t('details.line'), session.line.name],
    // Who has it now is not ours to know once it is out of sight.
    !gone && [t('details.status'), t(`status.${session.status}`)],
    [t('details.addressed'), session.group?.name ?? t('details.everyone')],
    !gone && [t('details.operator'), operator],
    session.priority !== 'NONE' && [t('details.priority'), t(`priority.${session.priority}`)],
    [t('details.opened'), times.full(session.openedAt)],
    session.claimedAt && [t('details.claimed'), times.full(session.claimedAt)],
    session.closedAt && [t('details.closed'), times.full(session.closedAt)],
  ].filter((fact) => Array.isArray(fact));
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Earlier({ id }: { id: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const desk = useDesk();
  const { data: session } = useQuery(sessionQuery(id));
  if (session === undefined) return null;
  const by = session.operator?.name;
  const day = times.day(session.closedAt ?? session.openedAt);
  return (
    <li>
      <Link to="/desk" search={desk.at({ session: id })} className={classes.earlier}>
        <span>{session.title}</span>
        <span className={classes.dim}>{by ? t('details.earlierBy', { day, name: by }) : day}</span>
      </Link>
    </li>
  );
}

/** What is known of the client and the session, beside the thread. */
export function Details({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: gone } = useQuery(goneQuery(id));
  const { data: session, isPending } = useQuery({ ...sessionQuery(id), enabled: !gone });
  const { data: loaded } = useInfiniteQuery({ ...messagesQuery(id), enabled: !gone });
  const messages = loaded?.pages.flatMap((page) => page.items) ?? [];
  const earlier = sessionsIn(messages).filter((each) => each !== id);
  if (session === undefined) {
    return isPending && !gone ? (
      <div className={classes.body} aria-hidden="true">
        <Skeleton height={40} mb={20} />
        <Skeleton height={120} />
      </div>
    ) : null;
  }
  return (
    <div className={classes.body} data-gone={gone}>
      <div className={classes.client}>
        <Initials name={calledOf(session)} size={40} />
        <div>
          <div className={classes.name}>{calledOf(session)}</div>
          {session.client.card && <div className={classes.dim}>{session.client.name}</div>}
          <div className={classes.channel}>
            <ChannelIcon type={session.channel.type} />
            {session.channel.type === 'INTERNAL' ? t('channel.INTERNAL') : session.channel.name}
          </div>
        </div>
      </div>
      <section aria-labelledby="details-session">
        <h3 id="details-session">{t('details.session')}</h3>
        <Facts session={session} gone={gone} />
      </section>
      {!gone && <LinkedRecords session={session} />}
      <section aria-labelledby="details-ledger">
        <h3 id="details-ledger">{t('details.ledger')}</h3>
        <Ledger id={id} gone={gone} />
      </section>
      {earlier.length > 0 && (
        <section aria-labelledby="details-earlier">
          <h3 id="details-earlier">{t('details.earlier')}</h3>
          <ul className={classes.list}>
            {earlier.map((each) => (
              <Earlier key={each} id={each} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
