import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt } from '@/shared/api/problem';
import { newId } from '@/shared/outbox/ids';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { useDefineApplication } from './commands';
import { newField, type Draft } from './draft';

/** An application begins with its name and the one field its items are called by. */
export function NewApplicationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const define = useDefineApplication();
  const [name, setName] = useState('');
  const [id, setId] = useState(newId);
  const wrong = errorAt(define.error, 'name')?.message;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const empty: Draft = { name, fields: [], titleField: '' };
    const first = { ...newField('TEXT', empty), key: 'name', title: t('applications.firstField') };
    const draft = { ...empty, fields: [first], titleField: first.id };
    define.mutate(
      { id, draft },
      {
        onSuccess: () => {
          announce(t('applications.created', { name: name.trim() }));
          void navigate({ to: '/applications/$application', params: { application: id } });
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('applications.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={t('applications.name')}
          description={t('applications.nameHint')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={255}
          value={name}
          error={wrong}
          onChange={(event) => {
            setName(event.currentTarget.value);
            // Other content is another attempt: the same id would be refused.
            setId(newId());
          }}
        />
        {wrong === undefined && <ProblemNote error={define.error} />}
        <Group justify="flex-end" gap={8} mt={24}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === '' || define.isPending}>
            {t('applications.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
