import { useRef } from 'preact/hooks';

export interface FileButtonProps {
  readonly label: string;
  readonly look: 'primary' | 'quiet';
  readonly several: boolean;
  readonly disabled: boolean;
  take(files: readonly File[]): void;
}

/** A button that opens the browser's own choice of files; the field behind it is out of sight and out of the way. */
export function FileButton({ label, look, several, disabled, take }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={look} disabled={disabled} onClick={() => field.current?.click()}>
        {label}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        multiple={several}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again, after it was changed.
          event.currentTarget.value = '';
          if (files.length > 0) take(files);
        }}
      />
    </>
  );
}
