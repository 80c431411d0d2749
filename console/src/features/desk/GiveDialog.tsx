import { Combobox, Modal, Skeleton, TextInput, useCombobox } from '@mantine/core';
import { IconSearch, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isProblem } from '@/shared/api/problem';
import { maybe, reference, type Candidates, type SessionRow } from '@/shared/api/schemas';
import { Initials } from '@/shared/ui/Initials';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { useProblemText } from '@/shared/ui/useProblemText';
import { useMove } from './commands';
import classes from './GiveDialog.module.css';
import { candidatesQuery } from './queries';

const named = z.looseObject({ operator: maybe(reference), group: maybe(reference) });

/** Why it cannot go there, with the name of whom it cannot go to. */
function useRefusal() {
  const { t } = useTranslation();
  const words = useProblemText();
  return (error: unknown): string => {
    const facts = isProblem(error) ? error.facts(named) : undefined;
    const name = facts?.operator?.name ?? facts?.group?.name;
    if (name !== undefined) {
      if (isProblem(error, 'not-operator-of-line')) return t('give.notOperator', { name });
      if (isProblem(error, 'not-group-of-line')) return t('give.notGroup', { name });
      if (isProblem(error, 'operator-offline')) return t('give.offline', { name });
    }
    return words(error);
  };
}

function Operator({
  operator,
  holds,
}: {
  operator: Candidates['operators'][number];
  holds: boolean;
}) {
  const { t } = useTranslation();
  const online = operator.presence === 'ONLINE';
  return (
    <Combobox.Option value={`operator ${operator.id}`} disabled={holds} className={classes.option}>
      <Initials name={operator.name} size={28} />
      <span className={classes.words}>
        <span className={classes.name}>{operator.name}</span>
        <span className={classes.presence}>
          <span className={classes.dot} data-online={online} aria-hidden="true" />
          {online ? t('presence.online') : t('presence.offline')}
        </span>
      </span>
      <span className={classes.load}>
        {holds ? t('give.holds') : t('give.load', { count: operator.load })}
      </span>
    </Combobox.Option>
  );
}

function Group({ group }: { group: Candidates['groups'][number] }) {
  const { t } = useTranslation();
  return (
    <Combobox.Option value={`group ${group.id}`} className={classes.option}>
      <span className={classes.group} aria-hidden="true">
        <IconUsersGroup size={16} stroke={1.6} />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{group.name}</span>
        <span className={classes.presence}>{t('give.groupQueue')}</span>
      </span>
      <span className={classes.load}>{t('give.online', { count: group.online })}</span>
    </Combobox.Option>
  );
}

const absent = ({ presence }: Candidates['operators'][number]) => (presence === 'ONLINE' ? 0 : 1);

interface Props {
  session: SessionRow;
  /** By a supervisor's word, or handed over by who holds it. */
  by: 'assign' | 'transfer';
  onClose: () => void;
}

/** Gives a session to an operator or to a group: type a name, choose with the arrows, Enter gives. */
export function GiveDialog({ session, by, onClose }: Props) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const { data, error, refetch } = useQuery(candidatesQuery(session.id));
  const move = useMove(session.id);
  const [search, setSearch] = useState('');
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption, resetSelectedOption } = combobox;

  const wanted = search.trim().toLocaleLowerCase();
  const holds = ({ id }: { id: string }) =>
    session.status === 'ASSIGNED' && id === session.operator?.id;
  const matches = ({ name }: { name: string }) => name.toLocaleLowerCase().includes(wanted);
  // Who can answer at once stands first, who has the least to do before the others.
  const operators = (data?.operators.filter(matches) ?? []).toSorted(
    (a, b) => Number(holds(a)) - Number(holds(b)) || absent(a) - absent(b) || a.load - b.load,
  );
  const groups = data?.groups.filter(matches) ?? [];
  const found = operators.length + groups.length;
  useEffect(() => {
    resetSelectedOption();
    if (found > 0) selectFirstOption();
  }, [wanted, found, selectFirstOption, resetSelectedOption]);

  const give = (option: string) => {
    if (move.isPending) return;
    const [kind, id = ''] = option.split(' ');
    const all = kind === 'group' ? data?.groups : data?.operators;
    const name = all?.find((each) => each.id === id)?.name ?? '';
    const destination = kind === 'group' ? { group: id } : { operator: id };
    move.mutate(
      { to: by, destination },
      {
        onSuccess: () => {
          announce(t('give.given', { name }));
          onClose();
        },
        // Who is there, and who may, has changed meanwhile.
        onError: () => void refetch(),
      },
    );
  };
  const title = by === 'assign' ? t('give.assignTitle') : t('give.transferTitle');
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Combobox
        store={combobox}
        onOptionSubmit={give}
        classNames={{ groupLabel: classes.groupLabel }}
      >
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            data-autofocus
            aria-label={t('give.search')}
            placeholder={t('give.search')}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
            }}
          />
        </Combobox.EventsTarget>
        {move.isError && (
          <div className={classes.refused} role="alert">
            {refusal(move.error)}
          </div>
        )}
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        <Combobox.Options className={classes.options} aria-label={title}>
          {data === undefined && !error && <Skeleton height={88} mt={8} />}
          {operators.length > 0 && (
            <Combobox.Group label={t('give.operators')}>
              {operators.map((operator) => (
                <Operator key={operator.id} operator={operator} holds={holds(operator)} />
              ))}
            </Combobox.Group>
          )}
          {groups.length > 0 && (
            <Combobox.Group label={t('give.groups')}>
              {groups.map((group) => (
                <Group key={group.id} group={group} />
              ))}
            </Combobox.Group>
          )}
          {data !== undefined && found === 0 && (
            <Combobox.Empty>
              {wanted === '' ? t('give.nobody') : t('give.noneFound', { search: search.trim() })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}
