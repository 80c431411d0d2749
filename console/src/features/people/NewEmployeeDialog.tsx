import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt, isProblem } from '@/shared/api/problem';
import { siteQuery } from '@/shared/api/queries';
import type { Reference } from '@/shared/api/schemas';
import { newId } from '@/shared/outbox/ids';
import { GroupPicker } from '@/shared/people/GroupPicker';
import { NewPasswordField } from '@/shared/ui/PasswordField';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { useCreateEmployee } from './commands';

const empty = { login: '', name: '', email: '', password: '', groups: [] as Reference[] };

export function NewEmployeeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: site } = useQuery(siteQuery);
  const create = useCreateEmployee();
  const [draft, setDraft] = useState(empty);
  const [id, setId] = useState(newId);
  const { login, name, email, password, groups } = draft;
  const begun = draft !== empty;
  const set = (change: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...change }));
    // Other content is another attempt: the same id would be refused.
    setId(newId());
  };
  const problem = create.error;
  const loginTaken = isProblem(problem, 'login-taken');
  const atField = loginTaken || (isProblem(problem) && problem.errors.length > 0);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate(
      {
        id,
        login: login.trim(),
        name: name.trim(),
        email: email.trim() || undefined,
        password: password || undefined,
        groups: groups.map((group) => group.id),
      },
      {
        onSuccess: (made) => {
          announce(t('people.created', { name: name.trim() }));
          void navigate({ to: '/people/$person', params: { person: made.id } });
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      // What was typed is not lost by a click beside it.
      closeOnClickOutside={!begun}
      closeOnEscape={!begun}
      title={t('people.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={16}>
          <TextInput
            label={t('people.name')}
            data-autofocus
            autoComplete="off"
            required
            withAsterisk={false}
            maxLength={255}
            value={name}
            error={errorAt(problem, 'name')?.message}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('people.login')}
            description={t('people.loginHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            maxLength={255}
            value={login}
            error={loginTaken ? t('people.loginTaken') : errorAt(problem, 'login')?.message}
            onChange={(event) => set({ login: event.currentTarget.value })}
          />
          <TextInput
            type="email"
            label={t('people.email')}
            description={t('common.optional')}
            autoComplete="off"
            maxLength={255}
            value={email}
            error={errorAt(problem, 'email')?.message}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
          <GroupPicker
            label={t('people.groups')}
            description={t('people.groupsHint')}
            value={groups}
            error={errorAt(problem, 'groups')?.message}
            onChange={(chosen) => set({ groups: chosen })}
          />
          {site?.signIn.password && (
            <NewPasswordField
              label={t('people.passwordOptional')}
              value={password}
              problem={problem}
              onChange={(typed) => set({ password: typed })}
            />
          )}
          {!atField && <ProblemNote error={problem} />}
        </Stack>
        <Group justify="flex-end" gap={8} mt={24}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            disabled={login.trim() === '' || name.trim() === '' || create.isPending}
          >
            {t('people.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
