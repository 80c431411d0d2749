import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '@/shared/api/client';
import { errorAt, isProblem } from '@/shared/api/problem';
import { siteQuery } from '@/shared/api/queries';
import { NewPasswordField } from '@/shared/ui/PasswordField';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { Door } from './Door';
import classes from './Door.module.css';

function useFirstRun() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (body: { token: string; login: string; name: string; password: string }) =>
      tell('POST', '/api/first-run', body),
    onSuccess: async () => {
      queryClient.clear();
      router.history.replace('/');
      await router.load();
    },
  });
}

export function FirstRunPage() {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const fragment = useLocation({ select: ({ hash }) => hash });
  const firstRun = useFirstRun();
  const [token, setToken] = useState(fragment);
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');

  if (site?.firstRun === false && !firstRun.isPending) {
    return (
      <Door title={t('firstRun.title')}>
        <p className={classes.hint}>{t('firstRun.done')}</p>
        <Button component={Link} to="/sign-in" variant="default" fullWidth>
          {t('signIn.title')}
        </Button>
      </Door>
    );
  }

  const problem = firstRun.error;
  const errorOf = (field: string) => errorAt(problem, field)?.message;
  const closed = isProblem(problem, 'first-run-closed');
  const elsewhere = problem !== null && !closed && !(isProblem(problem) && problem.errors.length);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    firstRun.mutate({ token, login, name, password });
  };

  return (
    <Door title={t('firstRun.title')}>
      <p className={classes.hint}>{t('firstRun.hint')}</p>
      <form onSubmit={submit}>
        <Stack gap={14}>
          {(fragment === '' || closed) && (
            <TextInput
              label={t('firstRun.token')}
              description={t('firstRun.tokenHint')}
              required
              withAsterisk={false}
              value={token}
              error={closed && t('firstRun.closed')}
              onChange={(event) => setToken(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t('firstRun.name')}
            autoComplete="name"
            required
            withAsterisk={false}
            value={name}
            error={errorOf('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('signIn.login')}
            autoComplete="username"
            required
            withAsterisk={false}
            value={login}
            error={errorOf('login')}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <NewPasswordField
            label={t('signIn.password')}
            required
            value={password}
            problem={problem}
            onChange={setPassword}
          />
          {elsewhere && <ProblemNote error={problem} />}
          <Button type="submit" fullWidth mt={6} disabled={firstRun.isPending}>
            {t('firstRun.submit')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
