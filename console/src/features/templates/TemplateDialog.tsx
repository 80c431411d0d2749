import {
  Autocomplete,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  TextInput,
  Textarea,
} from '@mantine/core';
import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt } from '@/shared/api/problem';
import { answersWithTemplates, isAdministrator, useMe } from '@/shared/api/queries';
import type { Template } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { useSaveTemplate } from './commands';
import classes from './Templates.module.css';

const VARIABLES = ['client.name', 'operator.name', 'line.name', 'date'] as const;
const MAX_NAME = 255;
const MAX_TEXT = 20_000;

interface Props {
  template: Template | undefined;
  folders: string[];
  onDelete: () => void;
  onClose: () => void;
}

/** A template, new or changed: its name, its folder, its text and whose it is. */
export function TemplateDialog({ template, folders, onDelete, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const save = useSaveTemplate();
  const area = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState(template?.name ?? '');
  const [folder, setFolder] = useState(template?.folder ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [shared, setShared] = useState(template?.shared ?? !answersWithTemplates(me));
  const chooses = template === undefined && isAdministrator(me) && answersWithTemplates(me);
  const cannot = name.trim() === '' || text.trim() === '' || save.isPending;

  const insert = (variable: string) => {
    const at = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? at;
    const said = `{{${variable}}}`;
    setText(text.slice(0, at) + said + text.slice(to));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + said.length, at + said.length);
    });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (cannot) return;
    save.mutate(
      {
        id: template?.id,
        name: name.trim(),
        folder: folder.trim() || undefined,
        text: text.trim(),
        shared,
      },
      {
        onSuccess: () => {
          announce(t('templates.saved', { name: name.trim() }));
          onClose();
        },
      },
    );
  };
  const wrong = (field: string) => errorAt(save.error, field)?.message;
  const placed = ['name', 'folder', 'text'].some((field) => wrong(field) !== undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={template ? t('templates.edit') : t('templates.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap={16}>
          <Group grow align="flex-start" gap={12}>
            <TextInput
              label={t('templates.name')}
              data-autofocus
              required
              withAsterisk={false}
              maxLength={MAX_NAME}
              error={wrong('name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Autocomplete
              label={t('templates.folder')}
              placeholder={t('common.optional')}
              data={folders}
              maxLength={MAX_NAME}
              error={wrong('folder')}
              value={folder}
              onChange={setFolder}
            />
          </Group>
          <div>
            <Textarea
              ref={area}
              label={t('templates.text')}
              required
              withAsterisk={false}
              autosize
              minRows={5}
              maxRows={14}
              maxLength={MAX_TEXT}
              error={wrong('text')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <div className={classes.variables}>
              <span>{t('templates.insert')}</span>
              {VARIABLES.map((variable) => (
                <Button
                  key={variable}
                  size="compact-xs"
                  variant="default"
                  title={`{{${variable}}}`}
                  onClick={() => insert(variable)}
                >
                  {t(`templates.variable.${variable}`)}
                </Button>
              ))}
            </div>
          </div>
          {chooses && (
            <SegmentedControl
              aria-label={t('templates.whose')}
              value={shared ? 'shared' : 'own'}
              onChange={(value) => setShared(value === 'shared')}
              data={[
                { value: 'own', label: t('templates.forMe') },
                { value: 'shared', label: t('templates.forAll') },
              ]}
            />
          )}
          {!placed && <ProblemNote error={save.error} />}
        </Stack>
        <Group gap={8} mt={24}>
          {template && (
            <Button variant="subtle" color="red.8" ml={-12} onClick={onDelete}>
              {t('templates.delete')}
            </Button>
          )}
          <Button variant="default" ml="auto" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={cannot}>
            {t('common.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
