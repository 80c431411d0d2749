import { Button, Group, Skeleton } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconExternalLink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, useMe, worksAtDesk } from '@/shared/api/queries';
import type { Line } from '@/shared/api/schemas';
import { lineQuery } from '@/shared/lines/history';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { joinGroups } from './commands';
import { newestSessionQuery, sessionMessagesQuery } from './queries';
import classes from './Wizard.module.css';

interface EventProps {
  done: boolean;
  title: string;
  children: ReactNode;
}

function Event({ done, title, children }: EventProps) {
  const Icon = done ? IconCircleCheckFilled : IconCircleDashed;
  return (
    <li className={classes.event} data-done={done}>
      <Icon size={20} aria-hidden="true" />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </li>
  );
}

/** Opens beside the wizard, which goes on by itself. */
function Beside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noreferrer"
      size="compact-sm"
      variant="default"
      rightSection={<IconExternalLink size={14} aria-hidden="true" />}
    >
      {children}
    </Button>
  );
}

/** Where to write: here, if I may; else whoever may, and the way to be one of them. */
function WhereToWrite({ line }: { line: Line }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const groups = line.internalGroups.map(({ name }) => name).join(', ');
  const [first] = line.internalGroups;
  const join = useMutation({
    mutationFn: (group: string) => joinGroups(me.id, [group]),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const mayWrite = me.clientOf.some(({ id }) => id === line.id);
  return (
    <>
      <p>{t(mayWrite ? 'wizard.writeYourself' : 'wizard.askColleague', { groups })}</p>
      <div className={classes.ways}>
        {mayWrite ? (
          <Beside href={`/messages?line=${line.id}`}>{t('wizard.toMessages')}</Beside>
        ) : (
          first && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={join.isPending}
              onClick={() => join.mutate(first.id)}
            >
              {t('wizard.joinClients', { group: first.name })}
            </Button>
          )
        )}
      </div>
      <ProblemNote error={join.error} />
    </>
  );
}

interface Props {
  line: string;
  onLeave: () => void;
  frame: ComponentType<{ step: number; title: string; hint: string; children: ReactNode }>;
}

/** Waits, live, for the line's first message and its answer. */
export function TestMessage({ line: id, onLeave, frame: Step }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const line = useQuery(lineQuery(id));
  const sees =
    me.supervisorOf.some((each) => each.id === id) || me.operatorOf.some((each) => each.id === id);
  const { data: session, error } = useQuery({ ...newestSessionQuery(id), enabled: sees });
  const { data: messages = [] } = useQuery({
    ...sessionMessagesQuery(session?.id ?? ''),
    enabled: Boolean(session),
  });
  const asked = messages.findLast(({ kind }) => kind === 'CLIENT');
  const answer = messages.find(({ kind }) => kind === 'REPLY');
  const arrived = Boolean(session);
  const done = answer !== undefined;
  return (
    <Step
      step={done ? 4 : 3}
      title={done ? t('wizard.doneTitle', { line: line.data?.name }) : t('wizard.testTitle')}
      hint={t(done ? 'wizard.doneHint' : 'wizard.testHint')}
    >
      <ProblemNote error={line.error ?? error} />
      {line.data === undefined ? (
        !line.error && <Skeleton height={140} />
      ) : (
        <ol className={classes.events} aria-live="polite">
          <Event done={arrived} title={t(arrived ? 'wizard.arrived' : 'wizard.waitsForMessage')}>
            {arrived ? (
              <p>
                {t('wizard.said', {
                  name: session?.client.name,
                  text: asked?.text ?? session?.preview ?? '',
                })}
              </p>
            ) : line.data.internalGroups.length === 0 ? (
              <>
                <p>{t('wizard.nobodyMayWrite')}</p>
                <div className={classes.ways}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => void navigate({ to: '/wizard', search: { line: id } })}
                  >
                    {t('wizard.clientsTitle')}
                  </Button>
                </div>
              </>
            ) : (
              <WhereToWrite line={line.data} />
            )}
          </Event>
          <Event done={done} title={t(done ? 'wizard.answered' : 'wizard.waitsForAnswer')}>
            {done ? (
              <p>{t('wizard.said', { name: answer.author.name, text: answer.text ?? '' })}</p>
            ) : !sees ? (
              <p>{t('wizard.notSeen')}</p>
            ) : (
              <>
                <p>{t('wizard.answerHint')}</p>
                {session && (
                  <div className={classes.ways}>
                    <Beside href={`/desk?session=${session.id}`}>{t('wizard.toSession')}</Beside>
                  </div>
                )}
              </>
            )}
          </Event>
        </ol>
      )}
      <Group gap={8}>
        {done && worksAtDesk(me) && (
          <Button component={Link} to="/desk">
            {t('wizard.toDesk')}
          </Button>
        )}
        <Button variant="default" onClick={onLeave}>
          {t(done ? 'wizard.toSettings' : 'wizard.skipTest')}
        </Button>
      </Group>
    </Step>
  );
}
