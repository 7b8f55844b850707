# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site's own settings, in a home that lasts as long as the tests; quick passwords, files as they are."""

import atexit
import os
import shutil
import tempfile
from unittest import mock

_HOME = tempfile.mkdtemp(prefix="skillshed-site-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
_GIVEN = {
    "SKILLSHED_HOME": _HOME,
    "SKILLSHED_SECRET_KEY": "for tests only, " * 4,
    "DATABASE_URL": os.environ.get("SKILLSHED_TEST_DATABASE", ""),
    "SKILLSHED_HOSTS": "localhost,127.0.0.1,testserver",
    "SKILLSHED_HTTPS": "0",
    "SKILLSHED_MFA": "nobody",
    "EMAIL_URL": "smtp://mail.invalid",
}
with mock.patch.dict(os.environ, _GIVEN):
    for _name in [name for name in os.environ if name.startswith("SKILLSHED_") and name not in _GIVEN]:
        del os.environ[_name]
    from skillshed.web.site.settings import *  # noqa: F403
    from skillshed.web.site.settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True  # as in development: no copying before a test
WHITENOISE_AUTOREFRESH = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if not _GIVEN["DATABASE_URL"]:
    DATABASES["default"]["TEST"] = {
        "NAME": f"{_HOME}/test.sqlite3"
    }  # a file, which several processes can share
