import { Button, Group, Modal } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt } from '@/shared/api/problem';
import type { Employee } from '@/shared/api/schemas';
import { NewPasswordField } from '@/shared/ui/PasswordField';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useChangeEmployee } from './commands';

function ResetDialog({ employee, onClose }: { employee: Employee; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangeEmployee(employee.id);
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change.mutate(
      { password },
      {
        onSuccess: () => {
          announce(t('people.passwordReset', { name: employee.name }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      closeOnClickOutside={password === ''}
      title={t('people.resetTitle', { name: employee.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={sheet.dialogText}>{t('people.resetText')}</p>
      <form onSubmit={submit}>
        <NewPasswordField
          label={t('people.newPassword')}
          data-autofocus
          required
          value={password}
          problem={change.error}
          onChange={(typed) => {
            setPassword(typed);
            change.reset();
          }}
        />
        {errorAt(change.error, 'password') === undefined && <ProblemNote error={change.error} />}
        <Group justify="flex-end" gap={8} mt={20}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={password === '' || change.isPending}>
            {t('people.reset')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

export function ResetPassword({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <section className={sheet.act} aria-labelledby="password">
      <div>
        <h2 id="password">{t('people.password')}</h2>
        <p>{t('people.resetHint')}</p>
      </div>
      <Button variant="default" size="compact-sm" onClick={() => setAsks(true)}>
        {t('people.resetThis')}
      </Button>
      {asks && <ResetDialog employee={employee} onClose={() => setAsks(false)} />}
    </section>
  );
}
