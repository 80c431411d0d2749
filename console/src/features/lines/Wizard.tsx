import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '@/shared/api/client';
import { meQuery, useMe } from '@/shared/api/queries';
import { lineChanged, type Reference } from '@/shared/api/schemas';
import { newId } from '@/shared/outbox/ids';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { joinGroups } from './commands';
import { GroupPicker } from './GroupPicker';
import { LineFields, emptyDraft, isComplete, type LineDraft } from './LineFields';
import classes from './Wizard.module.css';

interface FirstStep {
  id: string;
  draft: LineDraft;
  join: boolean;
}

/** Creates the line and joins its groups; a failure in between is repeated safely by the same id. */
function useFirstStep() {
  const me = useMe();
  return useMutation({
    mutationFn: async ({ id, draft, join }: FirstStep) => {
      const operatorGroups = draft.operators.map((group) => group.id);
      const supervisorGroups = draft.supervisors.map((group) => group.id);
      const body = { id, name: draft.name, operatorGroups, supervisorGroups };
      const line = await ask('POST', '/api/lines', body, lineChanged);
      if (join) await joinGroups(me.id, [...operatorGroups, ...supervisorGroups]);
      return line;
    },
  });
}

function FirstStepForm({ onCreated }: { onCreated: (line: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptyDraft);
  const [id, setId] = useState(newId);
  const [join, setJoin] = useState(true);
  const step = useFirstStep();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    step.mutate({ id, draft, join }, { onSuccess: (line) => onCreated(line.id) });
  };
  return (
    <form onSubmit={submit}>
      <LineFields
        draft={draft}
        error={step.error}
        onChange={(change) => {
          setDraft((before) => ({ ...before, ...change }));
          setId(newId());
        }}
      />
      <Checkbox
        mt={20}
        label={t('wizard.join')}
        description={t('wizard.joinHint')}
        checked={join}
        onChange={(event) => setJoin(event.currentTarget.checked)}
      />
      <Group mt={24}>
        <Button type="submit" disabled={!isComplete(draft) || step.isPending}>
          {t('wizard.create')}
        </Button>
      </Group>
    </form>
  );
}

function ClientsForm({ line, onDone }: { line: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [groups, setGroups] = useState<Reference[]>([]);
  const save = useMutation({
    mutationFn: () =>
      ask(
        'PUT',
        `/api/lines/${line}/internal-clients`,
        { groups: groups.map(({ id }) => id) },
        lineChanged,
      ),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <GroupPicker
        label={t('lines.internal')}
        description={t('lines.internalHint')}
        value={groups}
        onChange={setGroups}
      />
      {save.isError && <ProblemNote error={save.error} />}
      <Group mt={24} gap={8}>
        <Button type="submit" disabled={groups.length === 0 || save.isPending}>
          {t('common.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('wizard.later')}
        </Button>
      </Group>
    </form>
  );
}

/** The way from an empty desk to a line that can be written to. */
export function Wizard() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [line, setLine] = useState<string>();
  const done = async () => {
    if (line === undefined) return;
    await navigate({ to: '/lines/$line', params: { line } });
    void client.invalidateQueries({ queryKey: ['lines'] });
    void client.invalidateQueries({ queryKey: ['groups'] });
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <p className={classes.step}>{t('wizard.step', { step: line ? 2 : 1, of: 2 })}</p>
        <h1 className={classes.title}>{t(line ? 'wizard.clientsTitle' : 'wizard.title')}</h1>
        <p className={classes.hint}>{t(line ? 'wizard.clientsHint' : 'wizard.hint')}</p>
        {line === undefined ? (
          <FirstStepForm onCreated={setLine} />
        ) : (
          <ClientsForm line={line} onDone={() => void done()} />
        )}
      </div>
    </main>
  );
}
