# logging: records that are formatted and written, and some that are not.
import io
import logging

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-8s %(name)s:%(lineno)d %(message)s"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel(logging.INFO)
log = logging.getLogger("app.module.part")
for i in range(30000):
    log.info("message %d of %s", i, "some text")
    log.debug("not shown %d", i)
    log.debug("not shown either")
    if i % 100 == 0:
        try:
            1 / 0
        except ZeroDivisionError:
            log.exception("failed")
print(out.getvalue().count("message"))
