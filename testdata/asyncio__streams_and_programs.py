import asyncio
import os
import signal
import sys
import tempfile


async def echo(reader, writer):
    async for line in reader:
        writer.write(b'> ' + line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def tcp():
    async with await asyncio.start_server(echo, '127.0.0.1', 0, limit=2**20) as server:
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        writer.writelines([b'one\n', b'two\n'])
        writer.write_eof()
        print(await reader.read())
        writer.close()
        await writer.wait_closed()
        # Many at a time, with more than the buffers of the system hold.
        async def client(n):
            r, w = await asyncio.open_connection(host, port)
            w.write(b'x' * 100_000 + b'%d\n' % n)
            data = await r.readexactly(100_003 + len(str(n)))
            w.close()
            return data[:3], len(data)
        assert await asyncio.gather(*[client(i) for i in range(10)]) == [(b'> x', 100_004)] * 10
    assert not server.is_serving()


async def unix():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 's')
        server = await asyncio.start_unix_server(echo, path)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b'hello\n')
        print(await reader.readline())
        writer.close()
        server.close()
        await server.wait_closed()


async def datagrams():
    loop = asyncio.get_running_loop()
    got = loop.create_future()

    class Server(asyncio.DatagramProtocol):
        def connection_made(self, transport):
            self.transport = transport

        def datagram_received(self, data, address):
            self.transport.sendto(data.upper(), address)

    class Client(asyncio.DatagramProtocol):
        def datagram_received(self, data, address):
            got.set_result(data)

    server, _ = await loop.create_datagram_endpoint(Server, local_addr=('127.0.0.1', 0))
    client, _ = await loop.create_datagram_endpoint(Client, remote_addr=server.get_extra_info('sockname'))
    client.sendto(b'ping')
    print(await got)
    client.close()
    server.close()


async def programs():
    process = await asyncio.create_subprocess_exec(sys.executable, '-c', 'print(input()[::-1])', stdin=asyncio.subprocess.PIPE,
                                                   stdout=asyncio.subprocess.PIPE)
    out, err = await process.communicate(b'olleh\n')
    print(out, err, process.returncode)
    process = await asyncio.create_subprocess_shell('echo oops >&2; exit 3', stderr=asyncio.subprocess.PIPE)
    print((await process.communicate())[1], await process.wait())
    process = await asyncio.create_subprocess_exec('sleep', '100')
    process.kill()
    assert await process.wait() == -signal.SIGKILL


async def signals():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, arrived.set)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR1)
    await arrived.wait()
    assert loop.remove_signal_handler(signal.SIGUSR1)


async def threads():
    loop = asyncio.get_running_loop()

    async def double(n):
        await asyncio.sleep(0.001)
        return n * 2

    def in_thread():
        return [asyncio.run_coroutine_threadsafe(double(i), loop).result() for i in range(3)]

    print(await asyncio.to_thread(in_thread))


async def main():
    for part in tcp, unix, datagrams, programs, threads:
        await part()

asyncio.run(main())
