import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { useMe } from '@/shared/api/queries';
import type { Employee } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useActivity } from './commands';

function DeactivationDialog({ employee, onClose }: { employee: Employee; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const change = useActivity(employee.id);
  const act = () =>
    change.mutate('deactivate', {
      onSuccess: () => {
        announce(t('people.deactivated', { name: employee.name }));
        onClose();
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('people.deactivateTitle', { name: employee.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ul className={sheet.points}>
        <li>{t('people.deactivateSignsOut')}</li>
        <li>{t('people.deactivateReturns')}</li>
        <li>{t('people.deactivateKeeps')}</li>
        {employee.id === me.id && (
          <li>
            <strong>{t('people.deactivateSelf')}</strong>
          </li>
        )}
      </ul>
      {isProblem(change.error, 'last-administrator') ? (
        <p className={sheet.refused} role="alert">
          {t('people.lastAdministrator')}
        </p>
      ) : (
        <ProblemNote error={change.error} />
      )}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus color="red.8" disabled={change.isPending} onClick={act}>
          {t('people.deactivate')}
        </Button>
      </Group>
    </Modal>
  );
}

export function DeactivateSection({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <section className={sheet.act} aria-labelledby="deactivation">
      <div>
        <h2 id="deactivation">{t('people.deactivation')}</h2>
        <p>{t('people.deactivationHint')}</p>
      </div>
      <Button variant="default" size="compact-sm" onClick={() => setAsks(true)}>
        {t('people.deactivateThis')}
      </Button>
      {asks && <DeactivationDialog employee={employee} onClose={() => setAsks(false)} />}
    </section>
  );
}

/** Letting somebody in again harms nobody: it is done without asking. */
export function ActivateButton({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const change = useActivity(employee.id);
  return (
    <>
      <ProblemNote error={change.error} />
      <Button
        variant="default"
        size="compact-sm"
        disabled={change.isPending}
        onClick={() =>
          change.mutate('activate', {
            onSuccess: () => announce(t('people.activated', { name: employee.name })),
          })
        }
      >
        {t('people.activate')}
      </Button>
    </>
  );
}
