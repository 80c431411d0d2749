import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { useMe } from '@/shared/api/queries';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { NewPasswordField, PasswordField } from '@/shared/ui/PasswordField';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';

interface Change {
  current: string;
  password: string;
}

const empty: Change = { current: '', password: '' };

export function OwnPassword() {
  const { t } = useTranslation();
  const me = useMe();
  const [draft, setDraft] = useState(empty);
  const change = useMutation({
    mutationFn: (body: Change) => tell('PUT', '/api/me/password', body),
    onSuccess: () => setDraft(empty),
  });
  const { current, password } = draft;
  const set = (by: Partial<Change>) => {
    setDraft({ ...draft, ...by });
    change.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change.mutate(draft);
  };
  const atField = isProblem(change.error) && change.error.errors.length > 0;
  return (
    <section aria-labelledby="own-password">
      <h2 id="own-password">{t('people.password')}</h2>
      <form onSubmit={submit}>
        {/* Tells a password keeper whose password this is. */}
        <input type="text" autoComplete="username" value={me.login} readOnly hidden />
        <div className={sheet.fields}>
          <PasswordField
            label={t('profile.currentPassword')}
            autoComplete="current-password"
            field="current"
            required
            value={current}
            problem={change.error}
            onChange={(typed) => set({ current: typed })}
          />
          <NewPasswordField
            label={t('people.newPassword')}
            required
            value={password}
            problem={change.error}
            onChange={(typed) => set({ password: typed })}
          />
        </div>
        {!atField && <ProblemNote error={change.error} />}
        <Group gap={12} mt={16}>
          <Button
            type="submit"
            variant="default"
            disabled={current === '' || password === '' || change.isPending}
          >
            {t('profile.changePassword')}
          </Button>
          <span className={sheet.dim} role="status">
            {t(change.isSuccess ? 'profile.passwordChanged' : 'profile.passwordHint')}
          </span>
        </Group>
      </form>
      <LeavingAsks unsaved={password !== ''} />
    </section>
  );
}
