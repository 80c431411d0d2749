import { Button, CopyButton, Group, Modal, Radio, Select, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt } from '@/shared/api/problem';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';
import classes from './Profile.module.css';
import { SCOPES, useMakeToken, type Scope } from './tokens';

const DAY_MS = 24 * 3_600_000;
/** For how many days; the last one for ever. */
const LASTS = ['30', '90', '365', 'ever'] as const;
type Lasts = (typeof LASTS)[number];

const endOf = (lasts: Lasts): string | undefined =>
  lasts === 'ever' ? undefined : new Date(Date.now() + Number(lasts) * DAY_MS).toISOString();

function Copied({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.label}>{label}</span>
      <div className={classes.secret}>
        <code>{text}</code>
        <CopyButton value={text} timeout={2_000}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('tokens.copyThis', { what: label })}
              leftSection={
                copied ? (
                  <IconCheck size={14} aria-hidden="true" />
                ) : (
                  <IconCopy size={14} stroke={1.6} aria-hidden="true" />
                )
              }
              onClick={copy}
            >
              {t(copied ? 'tokens.copied' : 'tokens.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </>
  );
}

function TokenShown({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation();
  const example = `curl -H "Authorization: Bearer ${token}" ${window.location.origin}/api/me`;
  return (
    <>
      <p className={sheet.dialogText}>{t('tokens.shownOnce')}</p>
      <Copied text={token} label={t('tokens.token')} />
      <Copied text={example} label={t('tokens.example')} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('tokens.done')}</Button>
      </Group>
    </>
  );
}

/** Makes a token and shows it, this once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const make = useMakeToken();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('OPERATE');
  const [lasts, setLasts] = useState<Lasts>('90');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), scope, expiresAt: endOf(lasts) });
  };
  const wrongName = errorAt(make.error, 'name')?.message;
  const wrongEnd = errorAt(make.error, 'expiresAt')?.message;
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      closeOnClickOutside={name === ''}
      closeOnEscape={!make.isSuccess}
      title={t(make.isSuccess ? 'tokens.made' : 'tokens.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {make.isSuccess ? (
        <TokenShown token={make.data.token} onClose={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap={18}>
            <TextInput
              label={t('tokens.name')}
              description={t('tokens.nameHint')}
              data-autofocus
              required
              withAsterisk={false}
              maxLength={255}
              value={name}
              error={wrongName}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Radio.Group
              label={t('tokens.scopeTitle')}
              value={scope}
              onChange={(value) => setScope(SCOPES.find((each) => each === value) ?? 'READ')}
            >
              <Stack gap={10} mt={4}>
                {SCOPES.map((value) => (
                  <Radio
                    key={value}
                    size="sm"
                    value={value}
                    label={t(`tokens.scope.${value}`)}
                    description={t(`tokens.scopeHint.${value}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <Select
              label={t('tokens.lasts')}
              allowDeselect={false}
              value={lasts}
              error={wrongEnd}
              data={LASTS.map((value) => ({ value, label: t(`tokens.lastsFor.${value}`) }))}
              onChange={(value) => setLasts(LASTS.find((each) => each === value) ?? '90')}
            />
            {!wrongName && !wrongEnd && <ProblemNote error={make.error} />}
          </Stack>
          <Group justify="flex-end" gap={8} mt={24}>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === '' || make.isPending}>
              {t('tokens.create')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
