import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '@/shared/api/client';
import { meQuery, useMe } from '@/shared/api/queries';
import { lineChanged, type Reference } from '@/shared/api/schemas';
import { newId } from '@/shared/outbox/ids';
import { GroupPicker } from '@/shared/people/GroupPicker';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useTitle } from '@/shared/ui/useTitle';
import { joinGroups } from './commands';
import { LineFields, emptyDraft, isComplete, type LineDraft } from './LineFields';
import { TestMessage } from './TestMessage';
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

interface ClientsProps {
  line: string;
  onDone: () => void;
  onLater: () => void;
}

function ClientsForm({ line, onDone, onLater }: ClientsProps) {
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
          {t('wizard.next')}
        </Button>
        <Button variant="default" onClick={onLater}>
          {t('wizard.later')}
        </Button>
      </Group>
    </form>
  );
}

const STEPS = 4;

function useSteps() {
  const navigate = useNavigate();
  const client = useQueryClient();
  return {
    /** Where the wizard stands is the address, so that a reload goes on where it was. */
    go: (search: { line: string; step?: 'test' }) => {
      void client.invalidateQueries({ queryKey: ['lines'] });
      void client.invalidateQueries({ queryKey: ['groups'] });
      void client.invalidateQueries({ queryKey: ['line', search.line] });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
      return navigate({ to: '/wizard', search, replace: true });
    },
    leave: async (line: string) => {
      await navigate({ to: '/lines/$line', params: { line } });
      void client.invalidateQueries({ queryKey: ['lines'] });
      void client.invalidateQueries({ queryKey: ['groups'] });
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  };
}

interface StepProps {
  step: number;
  title: string;
  hint: string;
  children: ReactNode;
}

function Step({ step, title, hint, children }: StepProps) {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <p className={classes.step}>{t('wizard.step', { step, of: STEPS })}</p>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.hint}>{hint}</p>
        {children}
      </div>
    </main>
  );
}

/** The way from an empty desk to a line whose first message has been answered. */
export function Wizard() {
  const { t } = useTranslation();
  const { line, step } = useSearch({ from: '/inside/wizard' });
  const steps = useSteps();
  useTitle(t('wizard.name'));
  if (line === undefined) {
    return (
      <Step step={1} title={t('wizard.title')} hint={t('wizard.hint')}>
        <FirstStepForm onCreated={(id) => void steps.go({ line: id })} />
      </Step>
    );
  }
  if (step === undefined) {
    return (
      <Step step={2} title={t('wizard.clientsTitle')} hint={t('wizard.clientsHint')}>
        <ClientsForm
          line={line}
          onDone={() => void steps.go({ line, step: 'test' })}
          onLater={() => void steps.leave(line)}
        />
        <p className={classes.aside}>{t('wizard.messengersLater')}</p>
      </Step>
    );
  }
  return <TestMessage line={line} onLeave={() => void steps.leave(line)} frame={Step} />;
}
