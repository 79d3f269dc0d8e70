// The maps that are known: the columns of the files in which booking systems export reservations.
//
// A file must have the column that says whether a reservation stands, because nobody may get in with a cancelled one. Email addresses
// and phone numbers are left out: guests of marketplaces have made-up ones, and one person may not have that of another.

const codes = { 'requested_access_methods.0.mode': 'code' }

export const MAPS = {
  // Reservations report, exported as CSV. Its columns are chosen in the report, and have the titles of the report, in capital letters
  // in the file: help.guesty.com, "Understanding financial terms in the reservations report" and "Uploading reservations to Guesty".
  guesty: {
    columns: {
      access_grant_key: { any: 'CONFIRMATION CODE', prefix: 'guesty-' },
      'user_identity.full_name': { any: ['GUEST', "GUEST'S NAME", 'GUEST NAME'] },
      starts_at: { any: ['CHECK-IN', 'CHECK-IN DATE'] },
      ends_at: { any: ['CHECK-OUT', 'CHECK-OUT DATE'] },
    },
    constants: codes,
    rows: { column: 'STATUS', values: ['confirmed', 'checked_in'] },
    rooms: { column: ["LISTING'S NICKNAME", 'LISTING'] },
  },
  // Reservations, exported as CSV; the statuses are those of support.hostaway.com, "Reservations Overview", and the names of the
  // financial report, "Financial Reporting - Rental Activity", stand for those of the list.
  hostaway: {
    columns: {
      access_grant_key: { any: ['Hostaway reservation ID', 'Reservation ID'], prefix: 'hostaway-' },
      'user_identity.full_name': { any: 'Guest name' },
      starts_at: { any: ['Check-in date', 'Arrival date', 'Check-in'] },
      ends_at: { any: ['Check-out date', 'Departure date', 'Check-out'] },
    },
    constants: codes,
    rows: { column: ['Status', 'Reservation status'], values: ['new', 'modified', 'confirmed'] },
    rooms: { column: ['Listing', 'Listing name'] },
  },
  // Bookings, exported as CSV: Id, Type, Source, SourceText, Name, DateArrival, DateDeparture, Nights, HouseName, InternalCode, …, Status.
  lodgify: {
    columns: {
      access_grant_key: { any: 'Id', prefix: 'lodgify-' },
      'user_identity.full_name': { any: 'Name' },
      starts_at: { any: 'DateArrival' },
      ends_at: { any: 'DateDeparture' },
    },
    constants: codes,
    rows: { column: 'Status', values: ['Booked'] },
    rooms: { column: 'HouseName' },
  },
  // Reservations list, exported: Name, Email, …, Reservation Number, …, Room Number, …, Check in Date, Check out Date, …, Status. The names
  // of Cloudbeds Insights, where they differ, are those of myfrontdesk.cloudbeds.com, "Report Types & Cloudbeds Data Fields".
  cloudbeds: {
    columns: {
      access_grant_key: { any: 'Reservation Number', prefix: 'cloudbeds-' },
      'user_identity.full_name': { any: ['Name', 'Guest Name'] },
      starts_at: { any: 'Check in Date' },
      ends_at: { any: 'Check out Date' },
    },
    constants: codes,
    rows: { column: ['Status', 'Reservation Status'], values: ['Confirmed', 'In-House'] },
    rooms: { column: ['Room Number', 'Reservation room numbers'] },
  },
} as const
