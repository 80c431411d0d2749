import { IconDownload, IconFile } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from '../api/schemas';
import classes from './MessageFiles.module.css';
import { useFileSize } from './useFileSize';

const Lightbox = lazy(async () => ({ default: (await import('./Lightbox')).Lightbox }));

const WIDEST = 320;
const TALLEST = 240;

/** How large a picture is shown; known before it is loaded, so that nothing jumps. */
function shown({ width = WIDEST, height = TALLEST }: StoredFile) {
  const by = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: Math.round(width * by), height: Math.round(height * by) };
}

function FileRow({ file }: { file: StoredFile }) {
  const { t } = useTranslation();
  const sizeOf = useFileSize();
  return (
    <a
      className={classes.file}
      href={`/api/files/${file.id}`}
      download={file.name}
      aria-label={t('files.download', { name: file.name, size: sizeOf(file.size) })}
    >
      <IconFile size={20} stroke={1.5} aria-hidden="true" />
      <span className={classes.words}>
        <span className={classes.name}>{file.name}</span>
        <span className={classes.size}>{sizeOf(file.size)}</span>
      </span>
      <IconDownload size={16} stroke={1.6} aria-hidden="true" />
    </a>
  );
}

/** What a message took along: pictures as such, everything else to be saved. */
export function MessageFiles({ files }: { files: readonly StoredFile[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number>();
  const pictures = files.filter(({ preview }) => preview);
  return (
    <div className={classes.files}>
      {pictures.length > 0 && (
        <div className={classes.pictures}>
          {pictures.map((file, index) => (
            <button
              key={file.id}
              type="button"
              className={classes.picture}
              aria-label={t('files.show', { name: file.name })}
              onClick={() => setOpen(index)}
            >
              <img src={`/api/files/${file.id}/preview`} alt="" loading="lazy" {...shown(file)} />
            </button>
          ))}
        </div>
      )}
      {files
        .filter(({ preview }) => !preview)
        .map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
      {open !== undefined && (
        <Suspense>
          <Lightbox
            pictures={pictures}
            at={open}
            onMove={setOpen}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}
