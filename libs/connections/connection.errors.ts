/** A connection was asked for a change its status does not allow. */
export class ConnectionIsArchived extends Error {
  override readonly name = 'ConnectionIsArchived';
  constructor() {
    super('The connection is archived and cannot be changed.');
  }
}
