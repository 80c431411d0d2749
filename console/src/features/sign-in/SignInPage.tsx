import { Button, Divider, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl, tell, withQuery } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { siteQuery } from '@/shared/api/queries';
import type { Site } from '@/shared/api/schemas';
import { Initials } from '@/shared/ui/Initials';
import { PasswordField } from '@/shared/ui/PasswordField';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Door.module.css';
import { Door } from './Door';
import { asClock, useCountdown } from './useCountdown';

interface Credentials {
  login: string;
  password: string;
}

/** Where the server does not say how long. */
const SOON_S = 30;

function useSignIn() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { next } = useSearch({ from: '/sign-in' });
  return useMutation({
    mutationFn: (credentials: Credentials) => tell('POST', '/api/sign-in', credentials),
    onSuccess: async () => {
      // What the last person saw is not the next one's.
      queryClient.clear();
      router.history.replace(next ?? '/');
      await router.load();
    },
    onError: (error) => {
      // The server was told otherwise since this page was loaded.
      if (isProblem(error, 'local-accounts-off')) void queryClient.invalidateQueries(siteQuery);
    },
  });
}

/** Why one is here again, or why the identity provider sent one back. */
function Why() {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const { reason, problem } = useSearch({ from: '/sign-in' });
  if (problem !== undefined) {
    const provider = site?.signIn.provider?.name ?? t('people.theProvider');
    return (
      <p className={classes.why} data-bad="true" role="alert">
        <IconAlertCircle size={16} aria-hidden="true" />
        {t(`signIn.problem.${problem}`, { provider })}
      </p>
    );
  }
  if (reason === undefined) return null;
  return (
    <p className={classes.why} data-bad={reason === 'DEACTIVATED'} role="status">
      <IconInfoCircle size={16} aria-hidden="true" />
      {t(`signIn.reason.${reason}`)}
    </p>
  );
}

function ByProvider({ provider }: { provider: { name: string } }) {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/sign-in' });
  return (
    <Button
      component="a"
      href={apiUrl(withQuery('/api/sign-in/provider', { to: next ?? '/' }))}
      variant="default"
      fullWidth
    >
      {t('signIn.provider', { provider: provider.name })}
    </Button>
  );
}

interface FormProps {
  draft: Credentials;
  onChange: (change: Partial<Credentials>) => void;
  signIn: ReturnType<typeof useSignIn>;
}

function PasswordForm({ draft, onChange, signIn }: FormProps) {
  const { t } = useTranslation();
  const { error } = signIn;
  const wrong = isProblem(error, 'wrong-credentials');
  const delayed = isProblem(error, 'too-many-attempts');
  const wait = delayed ? (error.retryAfterSeconds ?? SOON_S) : undefined;
  const left = useCountdown(wait === undefined ? undefined : signIn.submittedAt + wait * 1_000);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (left === 0) signIn.mutate(draft);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={14}>
        <TextInput
          label={t('signIn.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          data-autofocus
          value={draft.login}
          onChange={(event) => onChange({ login: event.currentTarget.value })}
        />
        <PasswordField
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          value={draft.password}
          error={wrong && t('signIn.wrong')}
          onChange={(password) => onChange({ password })}
        />
        {delayed && left > 0 && (
          <p className={classes.delayed} role="alert">
            {t('signIn.tooMany')}
          </p>
        )}
        {signIn.isError && !wrong && !delayed && <ProblemNote error={error} />}
        <Button type="submit" fullWidth mt={6} disabled={signIn.isPending || left > 0}>
          {left > 0 ? t('signIn.again', { time: asClock(left) }) : t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}

interface DemoProps {
  demo: NonNullable<Site['demo']>;
  busy: boolean;
  onChoose: (credentials: Credentials) => void;
}

function DemoLogins({ demo, busy, onChoose }: DemoProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 className={classes.demoTitle} id="demo-title">
        {t('signIn.demo', { password: demo.password })}
      </h2>
      <ul className={classes.people}>
        {demo.people.map((person) => (
          <li key={person.login}>
            <UnstyledButton
              className={classes.person}
              disabled={busy}
              onClick={() => onChoose({ login: person.login, password: demo.password })}
            >
              <Initials name={person.name} size={24} />
              <span>{person.login}</span>
              <span className={classes.name}>{person.name}</span>
              <span className={classes.part}>{t(`signIn.part.${person.part}`)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SignInPage() {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const signIn = useSignIn();
  const [draft, setDraft] = useState<Credentials>({ login: '', password: '' });
  const enterAs = (credentials: Credentials) => {
    setDraft(credentials);
    signIn.mutate(credentials);
  };
  const { password = true, provider } = site?.signIn ?? {};
  return (
    <Door title={t('signIn.title')}>
      <Why />
      {password && (
        <PasswordForm
          draft={draft}
          signIn={signIn}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      )}
      {password && provider && <Divider my={18} label={t('signIn.or')} />}
      {provider && <ByProvider provider={provider} />}
      {site?.demo && password && (
        <DemoLogins demo={site.demo} busy={signIn.isPending} onChoose={enterAs} />
      )}
    </Door>
  );
}
