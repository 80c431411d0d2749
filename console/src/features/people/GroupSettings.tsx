import { Button, Group as Row, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt, isProblem } from '@/shared/api/problem';
import { siteQuery } from '@/shared/api/queries';
import type { Group } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SaveBar } from '@/shared/ui/SaveBar';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { GroupNameTaken } from './GroupNameTaken';
import {
  linesUsing,
  nameTakenBy,
  useChangeGroup,
  useDeleteGroup,
  type GroupChange,
} from './commands';

function DeleteDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteGroup(group.id);
  const lines = linesUsing(remove.error);
  const act = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        announce(t('groups.deleted', { name: group.name }));
        void navigate({ to: '/groups' });
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('groups.deleteTitle', { name: group.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={sheet.dialogText}>{t('groups.deleteText')}</p>
      {lines ? (
        <div role="alert" className={sheet.refused}>
          {t('groups.inUse', { count: lines.length })}
          <ul className={sheet.points}>
            {lines.map(({ id, name }) => (
              <li key={id}>
                <Link to="/lines/$line" params={{ line: id }} style={{ color: 'inherit' }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <ProblemNote error={remove.error} />
      )}
      <Row justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus color="red.8" disabled={remove.isPending} onClick={act}>
          {t('groups.delete')}
        </Button>
      </Row>
    </Modal>
  );
}

interface Props {
  group: Group;
  onDirty: (dirty: boolean) => void;
}

export function GroupSettings({ group, onDirty }: Props) {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery);
  const change = useChangeGroup(group.id);
  const [edit, setEdit] = useState<GroupChange>({});
  const [deleting, setDeleting] = useState(false);
  const name = edit.name ?? group.name;
  const providerName = edit.providerName ?? group.providerName ?? '';
  const changed: GroupChange = {
    ...(name.trim() !== group.name && { name: name.trim() }),
    ...(providerName.trim() !== (group.providerName ?? '') && {
      providerName: providerName.trim(),
    }),
  };
  const provider = site?.signIn.provider?.name;
  const labels = {
    name: t('groups.name'),
    providerName: t('groups.providerName', { provider }),
  };
  const fields = (['name', 'providerName'] as const).filter((field) => field in changed);
  const dirty = fields.length > 0;
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useEffect(() => () => onDirty(false), [onDirty]);
  const taken = nameTakenBy(change.error);
  const set = (by: GroupChange) => {
    setEdit({ ...edit, ...by });
    change.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!dirty || name.trim() === '') return;
    change.mutate(changed, {
      onSuccess: () => {
        setEdit({});
        announce(t('common.saved'));
      },
    });
  };
  return (
    <>
      <form className={sheet.form} onSubmit={submit} noValidate>
        <section>
          <div className={sheet.fields}>
            <TextInput
              label={labels.name}
              description={t(group.system ? 'groups.systemHint' : 'groups.nameHint')}
              disabled={group.system}
              required
              withAsterisk={false}
              maxLength={255}
              value={name}
              error={
                taken ? (
                  <GroupNameTaken group={taken} />
                ) : (
                  (errorAt(change.error, 'name')?.message ??
                  (name.trim() === '' ? t('groups.nameWanted') : undefined))
                )
              }
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            {provider !== undefined && (
              <TextInput
                label={labels.providerName}
                description={t('groups.providerNameHint', { provider })}
                maxLength={255}
                value={providerName}
                error={errorAt(change.error, 'providerName')?.message}
                onChange={(event) => set({ providerName: event.currentTarget.value })}
              />
            )}
          </div>
          {dirty && (
            <SaveBar
              count={fields.length}
              what={fields.map((field) => labels[field]).join(' · ')}
              error={change.error}
              atField={
                taken !== undefined || (isProblem(change.error) && change.error.errors.length > 0)
              }
              saving={change.isPending}
              complete={name.trim() !== ''}
              onUndo={() => {
                setEdit({});
                change.reset();
              }}
            />
          )}
        </section>
      </form>
      {!group.system && (
        <section className={sheet.act} aria-labelledby="deletion">
          <div>
            <h2 id="deletion">{t('groups.deletion')}</h2>
            <p>{t('groups.deleteText')}</p>
          </div>
          <Button variant="default" size="compact-sm" onClick={() => setDeleting(true)}>
            {t('groups.deleteThis')}
          </Button>
        </section>
      )}
      {deleting && <DeleteDialog group={group} onClose={() => setDeleting(false)} />}
    </>
  );
}
