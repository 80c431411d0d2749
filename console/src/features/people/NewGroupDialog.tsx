import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt } from '@/shared/api/problem';
import { useCreateGroup } from '@/shared/people/useGroups';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { GroupNameTaken } from './GroupNameTaken';
import { nameTakenBy } from './commands';

export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateGroup();
  const [name, setName] = useState('');
  const taken = nameTakenBy(create.error);
  const wrong = errorAt(create.error, 'name')?.message;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: (group) => {
        announce(t('groups.created', { name: group.name }));
        void navigate({ to: '/groups/$group', params: { group: group.id } });
      },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('groups.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <TextInput
          label={t('groups.name')}
          description={t('groups.nameHint')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={255}
          value={name}
          error={taken ? <GroupNameTaken group={taken} /> : wrong}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {!taken && wrong === undefined && <ProblemNote error={create.error} />}
        <Group justify="flex-end" gap={8} mt={24}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === '' || create.isPending}>
            {t('groups.createNew')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
