import { ActionIcon, Badge, Button, Group, Modal, Skeleton, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useTimes } from '@/shared/time/useTimes';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { NewTokenDialog } from './NewTokenDialog';
import classes from './Profile.module.css';
import { tokensQuery, useRevokeToken, type Token } from './tokens';

function RevokeDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useRevokeToken();
  const act = () =>
    revoke.mutate(token.id, {
      onSuccess: () => {
        announce(t('tokens.revoked', { name: token.name }));
        onClose();
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('tokens.revokeTitle', { name: token.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={sheet.dialogText}>{t('tokens.revokeText')}</p>
      <ProblemNote error={revoke.error} />
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus color="red.8" disabled={revoke.isPending} onClick={act}>
          {t('tokens.revoke')}
        </Button>
      </Group>
    </Modal>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { t } = useTranslation();
  const times = useTimes();
  const now = useNow();
  const { name, scope, createdAt, expiresAt, lastUsedAt } = token;
  const over = expiresAt !== undefined && Date.parse(expiresAt) <= now;
  const told = [
    t('tokens.createdAt', { time: times.full(createdAt) }),
    lastUsedAt ? t('tokens.usedAt', { time: times.full(lastUsedAt) }) : t('tokens.neverUsed'),
  ].join(' · ');
  return (
    <li className={classes.token}>
      <div className={classes.about}>
        <span className={classes.name}>
          {name}
          <Badge variant="light" color="gray" tt="none">
            {t(`tokens.scope.${scope}`)}
          </Badge>
        </span>
        <span className={classes.times}>{told}</span>
        <span className={`${classes.times} ${over ? classes.over : ''}`}>
          {expiresAt
            ? t(over ? 'tokens.expiredAt' : 'tokens.expiresAt', { time: times.full(expiresAt) })
            : t('tokens.expiresNever')}
        </span>
      </div>
      <Tooltip label={t('tokens.revoke')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('tokens.revokeThis', { name })}
          onClick={onRevoke}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

export function OwnTokens() {
  const { t } = useTranslation();
  const { data: tokens, error, refetch } = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  return (
    <section aria-labelledby="tokens">
      <div className={classes.head}>
        <h2 id="tokens" style={{ margin: 0 }}>
          {t('tokens.title')}
        </h2>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('tokens.add')}
        </Button>
      </div>
      <p className={sheet.dim}>{t('tokens.hint')}</p>
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {tokens === undefined && !error && <Skeleton height={64} mt={12} />}
      {tokens?.length === 0 && <p className={sheet.none}>{t('tokens.none')}</p>}
      {tokens !== undefined && tokens.length > 0 && (
        <ul className={classes.tokens} aria-labelledby="tokens">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(undefined)} />}
    </section>
  );
}
