using System.Security.Cryptography;
using System.Text;

namespace Lessons.Storage;

/// <summary>What the outputs of a notebook depend on, as one hash: the notebook, lib/bin, data/, the tool and the runtime.</summary>
internal sealed class RunKey
{
    private readonly byte[] _common;

    /// <summary>Hashes what all notebooks of a repository share.</summary>
    public RunKey(Repository repository)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Environment.Version.ToString()));
        hash.AppendData(File.ReadAllBytes(typeof(RunKey).Assembly.Location));
        foreach (var folder in (string[])[repository.Library, repository.Data])
        {
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }
        _common = hash.GetHashAndReset();
    }

    /// <summary>The key of a notebook's bytes.</summary>
    public string Of(byte[] notebook) => Convert.ToHexStringLower(SHA256.HashData([.. _common, .. SHA256.HashData(notebook)]));
}
