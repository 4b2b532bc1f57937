/** The files of a drop, those inside dropped folders included. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // All is taken before the first wait: the transfer is emptied when its event ends.
  const dropped = Array.from(transfer.items, (item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return (await Promise.all(dropped.map(filesOf))).flat();
}

/** What comes from elsewhere than the disk, such as a picture of another page, is a file without an entry. */
async function filesOf(dropped: FileSystemEntry | File | null): Promise<File[]> {
  if (dropped === null) return [];
  if (dropped instanceof File) return [dropped];
  if (isHidden(dropped.name)) return [];
  if (isFile(dropped)) return [await new Promise<File>((resolve, reject) => dropped.file(resolve, reject))];
  const inside = isFolder(dropped) ? await entriesOf(dropped.createReader()) : [];
  return (await Promise.all(inside.map(filesOf))).flat();
}

/** The files of a chosen folder, as the browser lists them: with all that is inside. */
export function filesOfFolder(files: Iterable<File>): File[] {
  return [...files].filter(({ webkitRelativePath }) => !webkitRelativePath.split('/').some(isHidden));
}

/** Folders carry hidden files (.DS_Store and the like) that nobody means to upload. */
const isHidden = (name: string): boolean => name.startsWith('.');

/** A reader hands out a folder in parts and ends with an empty one. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
