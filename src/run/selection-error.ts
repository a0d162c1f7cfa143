/** What was asked for cannot be judged: an unknown id, a broken file, a point outside a domain. One line. */
export class SelectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SelectionError';
  }
}
