// The entries once more, as CommonJS loads them.

module.exports = [require('seam-access-grants'), require('seam-access-grants/lite'), require('seam-access-grants/forms')]
