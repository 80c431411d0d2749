import { Button, PasswordInput, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { siteQuery } from '@/shared/api/queries';
import { Initials } from '@/shared/ui/Initials';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Door.module.css';
import { Door } from './Door';

interface Credentials {
  login: string;
  password: string;
}

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
  });
}

export function SignInPage() {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const signIn = useSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const wrong = isProblem(signIn.error, 'wrong-credentials');

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    signIn.mutate({ login, password });
  };
  const enterAs = (credentials: Credentials) => {
    setLogin(credentials.login);
    setPassword(credentials.password);
    signIn.mutate(credentials);
  };

  const demo = site?.demo;
  return (
    <Door title={t('signIn.title')}>
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
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            value={password}
            error={wrong && t('signIn.wrong')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signIn.isError && !wrong && <ProblemNote error={signIn.error} />}
          <Button type="submit" fullWidth mt={6} disabled={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Stack>
      </form>
      {demo && (
        <section className={classes.demo} aria-labelledby="demo-title">
          <h2 className={classes.demoTitle} id="demo-title">
            {t('signIn.demo', { password: demo.password })}
          </h2>
          <ul className={classes.people}>
            {demo.people.map((person) => (
              <li key={person.login}>
                <UnstyledButton
                  className={classes.person}
                  disabled={signIn.isPending}
                  onClick={() => enterAs({ login: person.login, password: demo.password })}
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
      )}
    </Door>
  );
}
