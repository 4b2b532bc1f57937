/** The address of the page that is all about uploads. */
export const UPLOADS_PATH = '/uploads';
