import { Button, FileInput, Group, Modal, Select, Stack, Table } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Application } from '@/shared/applications/queries';
import { fieldsOf } from '@/shared/applications/schema';
import { newId } from '@/shared/outbox/ids';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useImport, type Imported } from './commands';

const CHARSETS = ['UTF-8', 'Windows-1251'];
const CODES = ['REQUIRED', 'WRONG', 'MALFORMED', 'TOO_LONG', 'UNKNOWN'] as const;

function useErrorWords(application: Application) {
  const { t } = useTranslation();
  const fields = fieldsOf(application.schema);
  return {
    field: (name: string | undefined) => {
      const key = name?.replace(/^values\./, '').split(/[.[]/)[0];
      return fields.find((each) => each.key === key)?.title ?? key ?? '';
    },
    message: ({ code, message }: Imported['errors'][number]) => {
      const known = CODES.find((each) => each === code);
      return message ?? (known ? t(`import.code.${known}`) : t('import.code.WRONG'));
    },
  };
}

function Errors({ application, result }: { application: Application; result: Imported }) {
  const { t } = useTranslation();
  const words = useErrorWords(application);
  return (
    <div>
      <p className={sheet.refused} role="alert">
        {t('import.nothing', { count: result.errors.length + result.moreErrors })}
      </p>
      <Table.ScrollContainer minWidth={360} maxHeight={260} mt={8}>
        <Table aria-label={t('import.errors')} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.row')}</Table.Th>
              <Table.Th>{t('import.field')}</Table.Th>
              <Table.Th>{t('import.problem')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.errors.map((error, index) => (
              <Table.Tr key={index}>
                <Table.Td className="tabular">{error.row}</Table.Td>
                <Table.Td>{words.field(error.field)}</Table.Td>
                <Table.Td>{words.message(error)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {result.moreErrors > 0 && (
        <p className={sheet.dim}>{t('import.more', { count: result.moreErrors })}</p>
      )}
    </div>
  );
}

interface Props {
  application: Application;
  onClose: () => void;
}

/** Reads a table into items: looked through first, then written down as a whole or not at all. */
export function ImportDialog({ application, onClose }: Props) {
  const { t } = useTranslation();
  const run = useImport(application.id);
  const [file, setFile] = useState<File | null>(null);
  const [charset, setCharset] = useState<string>();
  const [id, setId] = useState(newId);
  const again = () => {
    setId(newId());
    run.reset();
  };
  const result = run.data;
  const good = result?.errors.length === 0 && result.rows > 0;
  const start = (dryRun: boolean) => {
    if (file === null || run.isPending) return;
    // What is only looked through has an id of its own: the real one is for what is written down.
    run.mutate(
      { id: dryRun ? newId() : id, file, charset, dryRun },
      {
        onSuccess: ({ created }) => {
          if (dryRun || created === 0) return;
          announce(t('import.done', { count: created }));
          onClose();
        },
      },
    );
  };
  const column =
    isProblem(run.error, 'invalid-value') &&
    run.error.errors.find(({ code, field }) => code === 'UNKNOWN' && field !== 'charset')?.field;
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t('import.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap={16}>
        <p className={sheet.dim}>
          {t('import.hint', {
            columns: fieldsOf(application.schema)
              .filter(({ retired }) => !retired)
              .map(({ title }) => title)
              .join(', '),
          })}
        </p>
        <FileInput
          label={t('import.file')}
          placeholder={t('import.choose')}
          accept=".csv,text/csv"
          leftSection={<IconFileSpreadsheet size={16} stroke={1.6} aria-hidden="true" />}
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            again();
          }}
        />
        <Select
          label={t('import.charset')}
          w={240}
          allowDeselect={false}
          data={[{ value: 'auto', label: t('import.auto') }, ...CHARSETS]}
          value={charset ?? 'auto'}
          onChange={(chosen) => {
            setCharset(chosen === null || chosen === 'auto' ? undefined : chosen);
            again();
          }}
        />
        {column ? (
          <p className={sheet.refused} role="alert">
            {t('import.unknownColumn', { column })}
          </p>
        ) : (
          <ProblemNote error={run.error} />
        )}
        {result && result.errors.length > 0 && <Errors application={application} result={result} />}
        {result?.rows === 0 && <p className={sheet.dim}>{t('import.empty')}</p>}
        {good && <p role="status">{t('import.good', { count: result.rows })}</p>}
      </Stack>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {good ? (
          <Button disabled={run.isPending} onClick={() => start(false)}>
            {t('import.submit', { count: result.rows })}
          </Button>
        ) : (
          <Button disabled={file === null || run.isPending} onClick={() => start(true)}>
            {t('import.check')}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
