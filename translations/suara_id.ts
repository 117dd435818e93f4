<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>Core</name>
    <message>
        <source>There is not enough memory for a picture of %1 × %2 pixels; choose a smaller one.</source>
        <translation>Memori tidak cukup untuk gambar %1 × %2 piksel; pilih ukuran yang lebih kecil.</translation>
    </message>
    <message>
        <source>The columns are separated by semicolons or tabs; save the table as CSV with commas between the columns and points in the numbers.</source>
        <translation>Kolom-kolomnya dipisahkan titik koma atau tab; simpan tabel sebagai CSV dengan koma di antara kolom dan titik pada bilangan.</translation>
    </message>
    <message>
        <source>A table of labels needs the columns &quot;file&quot; and &quot;label&quot;.</source>
        <translation>Tabel label memerlukan kolom &quot;file&quot; dan &quot;label&quot;.</translation>
    </message>
    <message>
        <source>It cannot be written (%1).</source>
        <translation>Tidak dapat ditulis (%1).</translation>
    </message>
    <message>
        <source>An agreement table needs one row and one column per category, and no negative counts.</source>
        <translation>Tabel kesepakatan memerlukan satu baris dan satu kolom per kategori, tanpa hitungan negatif.</translation>
    </message>
    <message>
        <source>Two annotators must have judged the same things: %1 and %2 were given.</source>
        <translation>Dua anotator harus menilai hal yang sama: diberikan %1 dan %2.</translation>
    </message>
    <message>
        <source>The overlap is %1; allowed is more than 0, up to 1.</source>
        <translation>Tumpang tindih bernilai %1; yang boleh: lebih dari 0 sampai 1.</translation>
    </message>
    <message>
        <source>A label set needs a name.</source>
        <translation>Set label memerlukan nama.</translation>
    </message>
    <message>
        <source>Every category of “%1” needs a name.</source>
        <translation>Setiap kategori “%1” memerlukan nama.</translation>
    </message>
    <message>
        <source>“%1” stands twice in “%2”.</source>
        <translation>“%1” muncul dua kali di “%2”.</translation>
    </message>
    <message>
        <source>The key “%1” is not one digit from 1 to 9 or one letter.</source>
        <translation>Tombol “%1” bukan satu angka 1 sampai 9 atau satu huruf.</translation>
    </message>
    <message>
        <source>The key “%1” stands twice in “%2”.</source>
        <translation>Tombol “%1” muncul dua kali di “%2”.</translation>
    </message>
    <message>
        <source>emotion</source>
        <translation>emosi</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>netral</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>senang</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>terkejut</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>marah</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>sedih</translation>
    </message>
    <message>
        <source>afraid</source>
        <translation>takut</translation>
    </message>
    <message>
        <source>disgusted</source>
        <translation>jijik</translation>
    </message>
    <message>
        <source>bored</source>
        <translation>bosan</translation>
    </message>
    <message>
        <source>sentiment</source>
        <translation>sentimen</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negatif</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positif</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>gender</translation>
    </message>
    <message>
        <source>female</source>
        <translation>perempuan</translation>
    </message>
    <message>
        <source>male</source>
        <translation>laki-laki</translation>
    </message>
    <message>
        <source>A segment needs a stretch that is not empty.</source>
        <translation>Segmen memerlukan rentang yang tidak kosong.</translation>
    </message>
    <message>
        <source>Sample %1 is not a number (NaN or infinite).</source>
        <translation>Sampel %1 bukan bilangan (NaN atau tak hingga).</translation>
    </message>
    <message>
        <source>There is no sound in it: not one sample could be read.</source>
        <translation>Tidak ada suara di dalamnya: tidak satu sampel pun terbaca.</translation>
    </message>
    <message>
        <source>The folder cannot be read (%1).</source>
        <translation>Folder tidak dapat dibaca (%1).</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Berkas ini tidak ada.</translation>
    </message>
    <message>
        <source>This is a folder, not a sound file.</source>
        <translation>Ini folder, bukan berkas suara.</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Ini bukan berkas biasa.</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>Berkas kosong (0 bita).</translation>
    </message>
    <message>
        <source>The file may not be read: permission denied.</source>
        <translation>Berkas tidak boleh dibaca: izin ditolak.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Berkas tidak dapat ditulis: %1</translation>
    </message>
    <message>
        <source>A WAV file of %1 Hz and %2 channels cannot be; both are 1 or more.</source>
        <translation>Berkas WAV dengan %1 Hz dan %2 kanal tidak mungkin; keduanya minimal 1.</translation>
    </message>
    <message>
        <source>This is no sound file that can be read: %1.</source>
        <translation>Ini bukan berkas suara yang dapat dibaca: %1.</translation>
    </message>
    <message>
        <source>There is no sound in this file that can be decoded.</source>
        <translation>Tidak ada suara yang dapat didekode di berkas ini.</translation>
    </message>
    <message>
        <source>The sound changes its sample rate or channels midway.</source>
        <translation>Laju sampel atau jumlah kanal suara ini berubah di tengah.</translation>
    </message>
    <message>
        <source>The sample rate is %1; allowed is 1 or more.</source>
        <translation>Laju sampel %1; yang boleh: 1 atau lebih.</translation>
    </message>
    <message>
        <source>From %1 Hz to %2 Hz cannot be resampled: %3.</source>
        <translation>Tidak dapat disampel ulang dari %1 Hz ke %2 Hz: %3.</translation>
    </message>
    <message>
        <source>The sound cannot be read from sample %1 on.</source>
        <translation>Suara tidak dapat dibaca mulai sampel %1.</translation>
    </message>
    <message>
        <source>The header names no sample rate or no channels.</source>
        <translation>Kepala berkas tidak menyebut laju sampel atau kanal.</translation>
    </message>
    <message>
        <source>It cannot be written (%1). Choose another folder or make room.</source>
        <translation>Tidak dapat ditulis (%1). Pilih folder lain atau kosongkan ruang.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Berkas tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>n_mfcc is %1; allowed is 1 or more.</source>
        <translation>n_mfcc bernilai %1; yang boleh: 1 atau lebih.</translation>
    </message>
    <message>
        <source>amin is %1; allowed is more than 0.</source>
        <translation>amin bernilai %1; yang boleh: lebih dari 0.</translation>
    </message>
    <message>
        <source>top_db is %1; allowed is 0 or more.</source>
        <translation>top_db bernilai %1; yang boleh: 0 atau lebih.</translation>
    </message>
    <message>
        <source>A Fourier transform of %1 samples cannot be; allowed is 1 to %2.</source>
        <translation>Transformasi Fourier atas %1 sampel tidak mungkin; yang boleh: 1 sampai %2.</translation>
    </message>
    <message>
        <source>n_mels is %1; allowed is 1 or more.</source>
        <translation>n_mels bernilai %1; yang boleh: 1 atau lebih.</translation>
    </message>
    <message>
        <source>fmin is %1 Hz and fmax is %2 Hz; allowed is 0 &lt;= fmin &lt; fmax.</source>
        <translation>fmin %1 Hz dan fmax %2 Hz; yang boleh: 0 &lt;= fmin &lt; fmax.</translation>
    </message>
    <message>
        <source>The spectrum has %1 bins; the mel filters are made for %2.</source>
        <translation>Spektrum memiliki %1 bin; filter mel dibuat untuk %2.</translation>
    </message>
    <message>
        <source>n_fft is %1; allowed is 1 to %2.</source>
        <translation>n_fft bernilai %1; yang boleh: 1 sampai %2.</translation>
    </message>
    <message>
        <source>hop_length is %1; allowed is 1 or more.</source>
        <translation>hop_length bernilai %1; yang boleh: 1 atau lebih.</translation>
    </message>
    <message>
        <source>win_length is %1; allowed is 1 to n_fft, which is %2.</source>
        <translation>win_length bernilai %1; yang boleh: 1 sampai n_fft, yaitu %2.</translation>
    </message>
    <message>
        <source>A sound of 0 samples can only be padded with zeros.</source>
        <translation>Suara dengan 0 sampel hanya dapat diisi dengan nol.</translation>
    </message>
    <message>
        <source>The sound has %1 samples, too few for one frame of %2.</source>
        <translation>Suara memiliki %1 sampel, terlalu sedikit untuk satu bingkai %2.</translation>
    </message>
    <message>
        <source>win_length is %1; allowed is 1 or more.</source>
        <translation>win_length bernilai %1; yang boleh: 1 atau lebih.</translation>
    </message>
    <message>
        <source>Zero-crossing rate</source>
        <translation>Laju lintas nol (ZCR)</translation>
    </message>
    <message>
        <source>Spectral centroid</source>
        <translation>Sentroid spektral</translation>
    </message>
    <message>
        <source>RMS energy</source>
        <translation>Energi RMS</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energi</translation>
    </message>
    <message>
        <source>Spectral bandwidth</source>
        <translation>Lebar pita spektral</translation>
    </message>
    <message>
        <source>Spectral roll-off</source>
        <translation>Roll-off spektral</translation>
    </message>
    <message>
        <source>Spectral flatness</source>
        <translation>Kerataan spektral</translation>
    </message>
    <message>
        <source>Spectral contrast</source>
        <translation>Kontras spektral</translation>
    </message>
    <message>
        <source>MFCC</source>
        <translation>MFCC</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Kroma</translation>
    </message>
    <message>
        <source>Spectrogram, magnitude</source>
        <translation>Spektrogram, magnitudo</translation>
    </message>
    <message>
        <source>Spectrum of the clip</source>
        <translation>Spektrum klip</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>Log-mel tensor, 600 × 128 per 3 s</source>
        <translation>Tensor log-mel, 600 × 128 per 3 s</translation>
    </message>
    <message>
        <source>Chroma bins</source>
        <translation>Bin chroma</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Penalaan</translation>
    </message>
    <message>
        <source>Frame length</source>
        <translation>Panjang bingkai</translation>
    </message>
    <message>
        <source>Hop length</source>
        <translation>Panjang lompatan</translation>
    </message>
    <message>
        <source>It is too long for this machine&apos;s memory.</source>
        <translation>Terlalu panjang untuk memori komputer ini.</translation>
    </message>
    <message>
        <source>frame_length is %1 and hop_length is %2; allowed is 1 or more.</source>
        <translation>frame_length %1 dan hop_length %2; yang boleh: 1 atau lebih.</translation>
    </message>
    <message>
        <source>logmel_tensor is defined at %1 Hz only; the sound is at %2 Hz.</source>
        <translation>logmel_tensor hanya didefinisikan pada %1 Hz; suara ini %2 Hz.</translation>
    </message>
    <message>
        <source>Reference of 0 dB</source>
        <translation>Acuan 0 dB</translation>
    </message>
    <message>
        <source>Smallest power</source>
        <translation>Daya terkecil</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Kedalaman</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Koefisien</translation>
    </message>
    <message>
        <source>Type of cosine transform</source>
        <translation>Jenis transformasi kosinus</translation>
    </message>
    <message>
        <source>Liftering</source>
        <translation>Liftering</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is true or false.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: true atau false.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is one of %3.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: salah satu dari %3.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is a whole number in %3, or none.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: bilangan bulat dalam %3, atau none.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is a whole number in %3.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: bilangan bulat dalam %3.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is a number in %3, or none.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: bilangan dalam %3, atau none.</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is a number in %3.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: bilangan dalam %3.</translation>
    </message>
    <message>
        <source>FFT length</source>
        <translation>Panjang FFT</translation>
    </message>
    <message>
        <source>Window length</source>
        <translation>Panjang jendela</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Jendela</translation>
    </message>
    <message>
        <source>Frames centred</source>
        <translation>Bingkai dipusatkan</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Pengisi tepi</translation>
    </message>
    <message>
        <source>Mel bands</source>
        <translation>Pita mel</translation>
    </message>
    <message>
        <source>Lowest frequency</source>
        <translation>Frekuensi terendah</translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <translation>Frekuensi tertinggi</translation>
    </message>
    <message>
        <source>HTK mel scale</source>
        <translation>Skala mel HTK</translation>
    </message>
    <message>
        <source>Mel filter norm</source>
        <translation>Norma filter mel</translation>
    </message>
    <message>
        <source>Spectral contrast needs fmin above 0, n_bands of 1 or more and a quantile between 0 and 1.</source>
        <translation>Spectral contrast memerlukan fmin di atas 0, n_bands minimal 1, dan kuantil antara 0 dan 1.</translation>
    </message>
    <message>
        <source>n_bands is %1 with fmin %2 Hz; the highest band would start beyond half the sample rate, %3 Hz.</source>
        <translation>n_bands %1 dengan fmin %2 Hz; pita tertinggi akan mulai di atas setengah laju sampel, %3 Hz.</translation>
    </message>
    <message>
        <source>The contrast band of %1 to %2 Hz holds too few bins; a larger n_fft or a higher fmin helps.</source>
        <translation>Pita kontras %1 sampai %2 Hz berisi terlalu sedikit bin; perbesar n_fft atau naikkan fmin.</translation>
    </message>
    <message>
        <source>Upper edge of the lowest band</source>
        <translation>Tepi atas pita terendah</translation>
    </message>
    <message>
        <source>Octave bands</source>
        <translation>Pita oktaf</translation>
    </message>
    <message>
        <source>Share of bins in peak and valley</source>
        <translation>Bagian bin untuk puncak dan lembah</translation>
    </message>
    <message>
        <source>Linear difference</source>
        <translation>Selisih linear</translation>
    </message>
    <message>
        <source>Power of the deviation</source>
        <translation>Pangkat simpangan</translation>
    </message>
    <message>
        <source>Roll-off share</source>
        <translation>Bagian roll-off</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>Nilai terkecil</translation>
    </message>
    <message>
        <source>Power of the magnitude</source>
        <translation>Pangkat magnitudo</translation>
    </message>
    <message>
        <source>The table is empty; its first line must name the columns.</source>
        <translation>Tabel kosong; baris pertamanya harus menamai kolom.</translation>
    </message>
    <message>
        <source>Two columns are named “%1”; each needs its own name.</source>
        <translation>Dua kolom bernama “%1”; masing-masing memerlukan nama sendiri.</translation>
    </message>
    <message>
        <source>Line %1 has %2 cells; the header has %3.</source>
        <translation>Baris %1 memiliki %2 sel; kepala tabel memiliki %3.</translation>
    </message>
    <message>
        <source>Line %1, column %2: a quote stands inside a cell that is not quoted.</source>
        <translation>Baris %1, kolom %2: ada tanda kutip di dalam sel yang tidak dikutip.</translation>
    </message>
    <message>
        <source>Line %1, column %2: the quote that opens here is never closed.</source>
        <translation>Baris %1, kolom %2: tanda kutip yang dibuka di sini tidak pernah ditutup.</translation>
    </message>
    <message>
        <source>Line %1, column %2: text stands behind a closing quote.</source>
        <translation>Baris %1, kolom %2: ada teks setelah kutip penutup.</translation>
    </message>
    <message>
        <source>Line %1, column %2: this is not UTF-8 text.</source>
        <translation>Baris %1, kolom %2: ini bukan teks UTF-8.</translation>
    </message>
    <message>
        <source>The picture has %1 × %2 pixels; that is more than can be read.</source>
        <translation>Gambar berukuran %1 × %2 piksel; lebih dari yang dapat dibaca.</translation>
    </message>
    <message>
        <source>The PNG picture is damaged: %1.</source>
        <translation>Gambar PNG rusak: %1.</translation>
    </message>
    <message>
        <source>The JPEG picture is damaged: %1.</source>
        <translation>Gambar JPEG rusak: %1.</translation>
    </message>
    <message>
        <source>This is neither a PNG nor a JPEG picture.</source>
        <translation>Ini bukan gambar PNG maupun JPEG.</translation>
    </message>
    <message>
        <source>A picture cannot be resized from %1 × %2 to %3 × %4 pixels.</source>
        <translation>Gambar tidak dapat diubah dari %1 × %2 ke %3 × %4 piksel.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not a time in seconds.</source>
        <translation>Baris %1: “%2” bukan waktu dalam detik.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is not a number from -1 to 1.</source>
        <translation>Baris %1: “%2” bukan bilangan dari -1 sampai 1.</translation>
    </message>
    <message>
        <source>Line %1: the end, %2 s, is not after the start.</source>
        <translation>Baris %1: akhir, %2 s, tidak setelah awal.</translation>
    </message>
    <message>
        <source>The table has no column “%1”.</source>
        <translation>Tabel tidak memiliki kolom “%1”.</translation>
    </message>
    <message>
        <source>There is no column of numbers to learn from.</source>
        <translation>Tidak ada kolom bilangan untuk dipelajari.</translation>
    </message>
    <message>
        <source>The table has a header but no rows.</source>
        <translation>Tabel memiliki kepala tetapi tanpa baris.</translation>
    </message>
    <message>
        <source>Its %1 is not a finite number.</source>
        <translation>%1-nya bukan bilangan berhingga.</translation>
    </message>
    <message>
        <source>The folder cannot be read.</source>
        <translation>Folder tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>There is no file to learn from in its class folders.</source>
        <translation>Tidak ada berkas untuk dipelajari di folder kelasnya.</translation>
    </message>
    <message>
        <source>The input of a model is “table” or “picture”, not “%1”.</source>
        <translation>Masukan model adalah “table” atau “picture”, bukan “%1”.</translation>
    </message>
    <message>
        <source>%1 has %2 units; allowed are 1 to %3.</source>
        <translation>%1 memiliki %2 unit; yang boleh: 1 sampai %3.</translation>
    </message>
    <message>
        <source>%1 of size %2 does not fit into its input of %3.</source>
        <translation>%1 berukuran %2 tidak muat di masukannya, %3.</translation>
    </message>
    <message>
        <source>Dense needs a row of numbers, not %1; put Flatten before it.</source>
        <translation>Dense memerlukan sebaris bilangan, bukan %1; letakkan Flatten sebelumnya.</translation>
    </message>
    <message>
        <source>The dropout rate is %1; allowed is 0 to less than 1.</source>
        <translation>Laju dropout %1; yang boleh: 0 sampai kurang dari 1.</translation>
    </message>
    <message>
        <source>There is no layer “%1”.</source>
        <translation>Tidak ada lapisan “%1”.</translation>
    </message>
    <message>
        <source>There are %1 true classes and %2 predictions; both must be as many.</source>
        <translation>Ada %1 kelas sebenarnya dan %2 prediksi; jumlahnya harus sama.</translation>
    </message>
    <message>
        <source>There is nothing to evaluate.</source>
        <translation>Tidak ada yang dievaluasi.</translation>
    </message>
    <message>
        <source>Class number %1 is not one of the %2 classes.</source>
        <translation>Kelas nomor %1 tidak termasuk dari %2 kelas.</translation>
    </message>
    <message>
        <source>Dense network</source>
        <translation>Jaringan dense</translation>
    </message>
    <message>
        <source>Lecture&apos;s CNN</source>
        <translation>CNN dari kuliah</translation>
    </message>
    <message>
        <source>There is no model “%1”.</source>
        <translation>Tidak ada model “%1”.</translation>
    </message>
    <message>
        <source>A network needs at least 2 classes to tell apart.</source>
        <translation>Jaringan memerlukan minimal 2 kelas untuk dibedakan.</translation>
    </message>
    <message>
        <source>The model has no layers.</source>
        <translation>Model tidak memiliki lapisan.</translation>
    </message>
    <message>
        <source>The model&apos;s last layer has %1 units; the data has %2 classes.</source>
        <translation>Lapisan terakhir model memiliki %1 unit; data memiliki %2 kelas.</translation>
    </message>
    <message>
        <source>This is no description of a model: it must be JSON with a list named “layers”.</source>
        <translation>Ini bukan deskripsi model: harus JSON dengan daftar bernama “layers”.</translation>
    </message>
    <message>
        <source>“%1” is unknown.</source>
        <translation>“%1” tidak dikenal.</translation>
    </message>
    <message>
        <source>The network has no inputs.</source>
        <translation>Jaringan tidak memiliki masukan.</translation>
    </message>
    <message>
        <source>The network has %1 parameters; the model holds %2.</source>
        <translation>Jaringan memiliki %1 parameter; model berisi %2.</translation>
    </message>
    <message>
        <source>This is not a model that Suara has written.</source>
        <translation>Ini bukan model yang ditulis Suara.</translation>
    </message>
    <message>
        <source>The model file is damaged: it was cut or changed.</source>
        <translation>Berkas model rusak: terpotong atau diubah.</translation>
    </message>
    <message>
        <source>The model was written by a newer Suara; this one cannot read it.</source>
        <translation>Model ditulis oleh Suara yang lebih baru; versi ini tidak dapat membacanya.</translation>
    </message>
    <message>
        <source>The last layer must be dense with softmax.</source>
        <translation>Lapisan terakhir harus dense dengan softmax.</translation>
    </message>
    <message>
        <source>The network would have more than %1 parameters.</source>
        <translation>Jaringan akan memiliki lebih dari %1 parameter.</translation>
    </message>
    <message>
        <source>%1 is %2; allowed is %3.</source>
        <translation>%1 bernilai %2; yang boleh: %3.</translation>
    </message>
    <message>
        <source>Pictures have sides of %1 pixels; allowed are %2 to %3.</source>
        <translation>Sisi gambar %1 piksel; yang boleh: %2 sampai %3.</translation>
    </message>
    <message>
        <source>The range to scale to goes from %1 to %2; it must rise.</source>
        <translation>Rentang penskalaan dari %1 ke %2; harus menaik.</translation>
    </message>
    <message>
        <source>test_size is %1; allowed is more than 0 and less than 1.</source>
        <translation>test_size bernilai %1; yang boleh: lebih dari 0 dan kurang dari 1.</translation>
    </message>
    <message>
        <source>With %1 rows and test_size %2 nothing is left to learn from.</source>
        <translation>Dengan %1 baris dan test_size %2 tidak tersisa apa pun untuk dipelajari.</translation>
    </message>
    <message>
        <source>A stratified split needs at least 2 rows of every class; one class has only 1.</source>
        <translation>Pembagian berstrata memerlukan minimal 2 baris per kelas; ada kelas dengan hanya 1.</translation>
    </message>
    <message>
        <source>A stratified split needs a row of each of the %1 classes on both sides; the smaller side has %2 rows. Enlarge test_size or add rows.</source>
        <translation>Pembagian berstrata memerlukan satu baris dari tiap %1 kelas di kedua sisi; sisi yang kecil memiliki %2 baris. Perbesar test_size atau tambah baris.</translation>
    </message>
    <message>
        <source>Splitting by group needs at least 2 groups; there is only 1.</source>
        <translation>Pembagian per grup memerlukan minimal 2 grup; hanya ada 1.</translation>
    </message>
    <message>
        <source>Splitting by group needs a group for every row.</source>
        <translation>Pembagian per grup memerlukan grup untuk setiap baris.</translation>
    </message>
    <message>
        <source>The network reads %1 numbers a row; the data has %2.</source>
        <translation>Jaringan membaca %1 bilangan per baris; data memiliki %2.</translation>
    </message>
    <message>
        <source>There is nothing to learn from.</source>
        <translation>Tidak ada yang dapat dipelajari.</translation>
    </message>
    <message>
        <source>Nothing to learn from: only the test part has rows of %1.</source>
        <translation>Tidak dapat dipelajari: hanya bagian uji yang memiliki baris %1.</translation>
    </message>
    <message>
        <source>Fewer than 5 rows in the test part: %1. Their scores say little.</source>
        <translation>Kurang dari 5 baris di bagian uji: %1. Skornya kurang berarti.</translation>
    </message>
    <message>
        <source>%1 has more than ten times the rows of %2: a network that always says the one already looks good.</source>
        <translation>%1 memiliki lebih dari sepuluh kali baris %2: jaringan yang selalu menjawab satu kelas saja sudah tampak baik.</translation>
    </message>
    <message>
        <source>The same value in every row, so nothing to learn from: %1.</source>
        <translation>Nilai sama di setiap baris, jadi tidak ada yang dipelajari: %1.</translation>
    </message>
    <message>
        <source>On both sides of the split: %1. Scores will be better than on unseen ones; split by group to see those.</source>
        <translation>Di kedua sisi pembagian: %1. Skor akan lebih baik daripada untuk yang belum dikenal; bagi per grup untuk melihatnya.</translation>
    </message>
    <message>
        <source>Training would need about %1 MB of memory; this machine has %2 MB. Take smaller pictures, fewer units or a smaller batch.</source>
        <translation>Pelatihan memerlukan sekitar %1 MB memori; komputer ini memiliki %2 MB. Pakai gambar lebih kecil, unit lebih sedikit, atau batch lebih kecil.</translation>
    </message>
    <message>
        <source>There is nothing to learn from: no row has a label.</source>
        <translation>Tidak ada yang dapat dipelajari: tidak ada baris berlabel.</translation>
    </message>
    <message>
        <source>Every row has the class “%1”; learning needs at least two classes.</source>
        <translation>Semua baris berkelas “%1”; pembelajaran memerlukan minimal dua kelas.</translation>
    </message>
    <message>
        <source>The model reads tables of numbers, not pictures.</source>
        <translation>Model membaca tabel bilangan, bukan gambar.</translation>
    </message>
    <message>
        <source>The model reads pictures, not tables of numbers.</source>
        <translation>Model membaca gambar, bukan tabel bilangan.</translation>
    </message>
    <message>
        <source>The model reads inputs of %1; the data has %2.</source>
        <translation>Model membaca masukan %1; data memiliki %2.</translation>
    </message>
    <message>
        <source>The model learned from the column “%1”; the data has “%2” there.</source>
        <translation>Model belajar dari kolom “%1”; data memiliki “%2” di sana.</translation>
    </message>
    <message>
        <source>The folder cannot be made (%1).</source>
        <translation>Folder tidak dapat dibuat (%1).</translation>
    </message>
    <message>
        <source>There is a demo project already. Choose another folder.</source>
        <translation>Proyek demo sudah ada. Pilih folder lain.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Pertama</translation>
    </message>
    <message>
        <source>The project can only be read; save a copy to work in.</source>
        <translation>Proyek hanya dapat dibaca; simpan salinan untuk bekerja.</translation>
    </message>
    <message>
        <source>Add clips (%1)</source>
        <translation>Tambah klip (%1)</translation>
    </message>
    <message>
        <source>Remove clips (%1)</source>
        <translation>Hapus klip (%1)</translation>
    </message>
    <message>
        <source>Set class “%1”</source>
        <translation>Tetapkan kelas “%1”</translation>
    </message>
    <message>
        <source>Set speaker “%1”</source>
        <translation>Tetapkan penutur “%1”</translation>
    </message>
    <message>
        <source>Set episode “%1”</source>
        <translation>Tetapkan episode “%1”</translation>
    </message>
    <message>
        <source>Rename clip to “%1”</source>
        <translation>Ganti nama klip menjadi “%1”</translation>
    </message>
    <message>
        <source>Find clips again (%1)</source>
        <translation>Temukan klip kembali (%1)</translation>
    </message>
    <message>
        <source>Add annotator “%1”</source>
        <translation>Tambah anotator “%1”</translation>
    </message>
    <message>
        <source>Rename annotator to “%1”</source>
        <translation>Ganti nama anotator menjadi “%1”</translation>
    </message>
    <message>
        <source>Remove annotator “%1”</source>
        <translation>Hapus anotator “%1”</translation>
    </message>
    <message>
        <source>An annotator needs a name.</source>
        <translation>Anotator memerlukan nama.</translation>
    </message>
    <message>
        <source>There is an annotator “%1” already.</source>
        <translation>Anotator “%1” sudah ada.</translation>
    </message>
    <message>
        <source>Add label set “%1”</source>
        <translation>Tambah set label “%1”</translation>
    </message>
    <message>
        <source>Change label set “%1”</source>
        <translation>Ubah set label “%1”</translation>
    </message>
    <message>
        <source>Remove label set “%1”</source>
        <translation>Hapus set label “%1”</translation>
    </message>
    <message>
        <source>There is a label set “%1” already.</source>
        <translation>Set label “%1” sudah ada.</translation>
    </message>
    <message>
        <source>Add segments</source>
        <translation>Tambah segmen</translation>
    </message>
    <message>
        <source>Remove segments (%1)</source>
        <translation>Hapus segmen (%1)</translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation>Lepas label</translation>
    </message>
    <message>
        <source>Label “%1”</source>
        <translation>Label “%1”</translation>
    </message>
    <message>
        <source>Edit transcript</source>
        <translation>Sunting transkrip</translation>
    </message>
    <message>
        <source>Judge valence and arousal</source>
        <translation>Nilai valensi dan arousal</translation>
    </message>
    <message>
        <source>The label set “%1” has no category “%2”.</source>
        <translation>Set label “%1” tidak memiliki kategori “%2”.</translation>
    </message>
    <message>
        <source>Rename run to “%1”</source>
        <translation>Ganti nama run menjadi “%1”</translation>
    </message>
    <message>
        <source>Delete run “%1”</source>
        <translation>Hapus run “%1”</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Berkas bernama ini sudah ada.</translation>
    </message>
    <message>
        <source>The project cannot be written there; choose another folder.</source>
        <translation>Proyek tidak dapat ditulis di sana; pilih folder lain.</translation>
    </message>
    <message>
        <source>The project file is not there any more.</source>
        <translation>Berkas proyek sudah tidak ada.</translation>
    </message>
    <message>
        <source>You are not allowed to read this project file.</source>
        <translation>Anda tidak diizinkan membaca berkas proyek ini.</translation>
    </message>
    <message>
        <source>This is not a Suara project.</source>
        <translation>Ini bukan proyek Suara.</translation>
    </message>
    <message>
        <source>This project is of an earlier version and must be brought up to date, but the file can only be read; copy it to a place that can be written to and open the copy.</source>
        <translation>Proyek ini dari versi lama dan harus diperbarui, tetapi berkasnya hanya dapat dibaca; salin ke tempat yang dapat ditulis lalu buka salinannya.</translation>
    </message>
    <message>
        <source>This project was made by a newer Suara; update Suara to open it.</source>
        <translation>Proyek ini dibuat oleh Suara yang lebih baru; perbarui Suara untuk membukanya.</translation>
    </message>
    <message>
        <source>The project file is damaged; open your last copy of it.</source>
        <translation>Berkas proyek rusak; buka salinan terakhir Anda.</translation>
    </message>
    <message>
        <source>The project file is no longer where it was; save a copy to keep your work.</source>
        <translation>Berkas proyek tidak lagi di tempatnya; simpan salinan agar pekerjaan Anda aman.</translation>
    </message>
    <message>
        <source>A copy needs another name than the project itself.</source>
        <translation>Salinan memerlukan nama lain dari proyeknya.</translation>
    </message>
    <message>
        <source>The project is open in another window of Suara; close it there first.</source>
        <translation>Proyek terbuka di jendela Suara lain; tutup dulu di sana.</translation>
    </message>
    <message>
        <source>The disk is full; the last edit could not be kept.</source>
        <translation>Disk penuh; suntingan terakhir tidak dapat disimpan.</translation>
    </message>
    <message>
        <source>The project file could not be read or written: %1</source>
        <translation>Berkas proyek tidak dapat dibaca atau ditulis: %1</translation>
    </message>
    <message>
        <source>Import segments (%1)</source>
        <translation>Impor segmen (%1)</translation>
    </message>
    <message>
        <source>A picture of %1 × %2 is not possible; each side is allowed 1 to 20000 pixels.</source>
        <translation>Gambar %1 × %2 tidak mungkin; tiap sisi boleh 1 sampai 20000 piksel.</translation>
    </message>
    <message>
        <source>“%1” is no kind of picture; allowed are .png, .svg and .pdf.</source>
        <translation>“%1” bukan jenis gambar; yang boleh: .png, .svg, dan .pdf.</translation>
    </message>
    <message>
        <source>Add segment</source>
        <translation>Tambah segmen</translation>
    </message>
    <message>
        <source>Label stretch</source>
        <translation>Beri label rentang</translation>
    </message>
    <message>
        <source>Split segment</source>
        <translation>Belah segmen</translation>
    </message>
    <message>
        <source>Join segments</source>
        <translation>Gabung segmen</translation>
    </message>
    <message>
        <source>Move boundary</source>
        <translation>Geser batas</translation>
    </message>
    <message>
        <source>No clip has a class yet. Add clips with their folders&apos; names as classes.</source>
        <translation>Belum ada klip yang berkelas. Tambahkan klip dengan nama foldernya sebagai kelas.</translation>
    </message>
    <message>
        <source>No segment has a label of this set yet. Label segments on the Annotate page.</source>
        <translation>Belum ada segmen berlabel dari himpunan ini. Labeli segmen di halaman Anotasi.</translation>
    </message>
    <message>
        <source>Choose a CSV file to learn from.</source>
        <translation>Pilih berkas CSV untuk dipelajari.</translation>
    </message>
    <message>
        <source>The model learned from a table made elsewhere; evaluate it on such a table.</source>
        <translation>Model belajar dari tabel yang dibuat di tempat lain; evaluasi dengan tabel semacam itu.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>There is no annotator “%1” in the project.</source>
        <translation>Tidak ada anotator “%1” di proyek.</translation>
    </message>
    <message>
        <source>There is no label set “%1” in the project.</source>
        <translation>Tidak ada set label “%1” di proyek.</translation>
    </message>
    <message>
        <source>This project is open already.</source>
        <translation>Proyek ini sudah terbuka.</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file. Give the name of a file, or leave the name out to write to standard output.</source>
        <translation>Ini perangkat atau pipa, bukan berkas. Berikan nama berkas, atau hilangkan nama untuk menulis ke keluaran standar.</translation>
    </message>
    <message>
        <source>This is no sound file, or of a kind that is not known here.</source>
        <translation>Ini bukan berkas suara, atau jenisnya tidak dikenal di sini.</translation>
    </message>
    <message>
        <source>Its sound is packed in a way that is not known here.</source>
        <translation>Suaranya dikemas dengan cara yang tidak dikenal di sini.</translation>
    </message>
    <message>
        <source>The sound is damaged or breaks off.</source>
        <translation>Suaranya rusak atau terputus.</translation>
    </message>
    <message>
        <source>The head of the file is damaged.</source>
        <translation>Kepala berkas ini rusak.</translation>
    </message>
    <message>
        <source>The file ends before its sound begins.</source>
        <translation>Berkas ini berakhir sebelum suaranya mulai.</translation>
    </message>
    <message>
        <source>There is not enough memory to read it.</source>
        <translation>Memori tidak cukup untuk membacanya.</translation>
    </message>
    <message>
        <source>Take classes from names (%1)</source>
        <translation>Ambil kelas dari nama (%1)</translation>
    </message>
    <message>
        <source>Take speakers from names (%1)</source>
        <translation>Ambil penutur dari nama (%1)</translation>
    </message>
    <message>
        <source>Take episodes from names (%1)</source>
        <translation>Ambil episode dari nama (%1)</translation>
    </message>
    <message>
        <source>A percentile is %1; allowed is 0 to 100.</source>
        <translation>Suatu persentil bernilai %1; yang boleh: 0 sampai 100.</translation>
    </message>
    <message>
        <source>The sound is silent; the voice columns need a voice.</source>
        <translation>Suara ini hening; kolom suara memerlukan suara.</translation>
    </message>
    <message>
        <source>The sound has %1 samples, too few at %2 Hz for the voice columns.</source>
        <translation>Suara memiliki %1 sampel, terlalu sedikit pada %2 Hz untuk kolom suara.</translation>
    </message>
    <message>
        <source>The sound has %1 samples; the voice columns need %2 or more.</source>
        <translation>Suara memiliki %1 sampel; kolom suara memerlukan %2 atau lebih.</translation>
    </message>
    <message>
        <source>Its columns are not those of %1, so they cannot be joined.</source>
        <translation>Kolomnya bukan kolom %1, sehingga keduanya tidak dapat digabungkan.</translation>
    </message>
    <message>
        <source>dct_type is %1; allowed is 1, 2 or 3.</source>
        <translation>dct_type bernilai %1; yang boleh: 1, 2, atau 3.</translation>
    </message>
    <message>
        <source>dct_type is 1, which needs 2 mel bands or more; n_mels is %1.</source>
        <translation>dct_type bernilai 1, yang memerlukan 2 pita mel atau lebih; n_mels bernilai %1.</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>Intensitas</translation>
    </message>
    <message>
        <source>Spectral entropy</source>
        <translation>Entropi spektral</translation>
    </message>
    <message>
        <source>Spectral flux</source>
        <translation>Fluks spektral</translation>
    </message>
    <message>
        <source>Onset strength</source>
        <translation>Kekuatan awal bunyi</translation>
    </message>
    <message>
        <source>Pitch by YIN</source>
        <translation>Nada dasar dengan YIN</translation>
    </message>
    <message>
        <source>Pitch by pYIN</source>
        <translation>Nada dasar dengan pYIN</translation>
    </message>
    <message>
        <source>Voiced</source>
        <translation>Bersuara</translation>
    </message>
    <message>
        <source>Probability of voice</source>
        <translation>Peluang bersuara</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>There is no feature &quot;%1&quot;; there are %2, and of each over time also its _delta and _delta2.</source>
        <translation>Tidak ada fitur &quot;%1&quot;; yang ada %2, dan untuk setiap fitur sepanjang waktu juga _delta dan _delta2.</translation>
    </message>
    <message>
        <source>Norm of a frame</source>
        <translation>Norma satu bingkai</translation>
    </message>
    <message>
        <source>Centre octave</source>
        <translation>Oktaf pusat</translation>
    </message>
    <message>
        <source>Width in octaves</source>
        <translation>Lebar dalam oktaf</translation>
    </message>
    <message>
        <source>Row 1 is C</source>
        <translation>Baris 1 adalah C</translation>
    </message>
    <message>
        <source>width is %1; allowed is an odd number from 3 on.</source>
        <translation>width bernilai %1; yang boleh: bilangan ganjil mulai dari 3.</translation>
    </message>
    <message>
        <source>width is %1, but there are only %2 frames; a smaller width or another mode than interp helps.</source>
        <translation>width bernilai %1, tetapi hanya ada %2 bingkai; width yang lebih kecil atau mode selain interp dapat membantu.</translation>
    </message>
    <message>
        <source>Frames of a delta</source>
        <translation>Bingkai untuk satu delta</translation>
    </message>
    <message>
        <source>Beyond the ends</source>
        <translation>Di luar kedua ujung</translation>
    </message>
    <message>
        <source>Smallest amplitude</source>
        <translation>Amplitudo terkecil</translation>
    </message>
    <message>
        <source>Norm of the cosine transform</source>
        <translation>Norma transformasi kosinus</translation>
    </message>
    <message>
        <source>Frames compared over</source>
        <translation>Jarak bingkai yang dibandingkan</translation>
    </message>
    <message>
        <source>Bins around compared with</source>
        <translation>Bin sekitar yang dibandingkan</translation>
    </message>
    <message>
        <source>Trend taken away</source>
        <translation>Tren dihilangkan</translation>
    </message>
    <message>
        <source>Bands become one by</source>
        <translation>Pita digabung dengan</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot;; allowed is a number in %3, or one of %4.</source>
        <translation>%1 bernilai &quot;%2&quot;; yang boleh: bilangan dalam %3, atau salah satu dari %4.</translation>
    </message>
    <message>
        <source>Pitch has %1 bins, of which %2 may be jumped over from frame to frame; allowed are 2 to 10000, and no jump beyond them. Change resolution, fmin, fmax or max_transition_rate.</source>
        <translation>Nada dasar memiliki %1 bin, dan %2 di antaranya boleh dilompati antarbingkai; yang boleh: 2 sampai 10000, tanpa lompatan melebihinya. Ubah resolution, fmin, fmax, atau max_transition_rate.</translation>
    </message>
    <message>
        <source>Thresholds tried</source>
        <translation>Jumlah ambang yang dicoba</translation>
    </message>
    <message>
        <source>First shape of the thresholds</source>
        <translation>Bentuk pertama sebaran ambang</translation>
    </message>
    <message>
        <source>Second shape of the thresholds</source>
        <translation>Bentuk kedua sebaran ambang</translation>
    </message>
    <message>
        <source>Preference for short periods</source>
        <translation>Kecenderungan pada periode pendek</translation>
    </message>
    <message>
        <source>Step of the pitch in semitones</source>
        <translation>Langkah nada dasar dalam seminada</translation>
    </message>
    <message>
        <source>Fastest change in octaves per second</source>
        <translation>Perubahan tercepat dalam oktaf per detik</translation>
    </message>
    <message>
        <source>Probability that voice begins or ends</source>
        <translation>Peluang suara mulai atau berhenti</translation>
    </message>
    <message>
        <source>Probability without a trough</source>
        <translation>Peluang tanpa lembah</translation>
    </message>
    <message>
        <source>Value without voice</source>
        <translation>Nilai saat tidak bersuara</translation>
    </message>
    <message>
        <source>Spectrum scaled to sum 1</source>
        <translation>Spektrum diskalakan agar berjumlah 1</translation>
    </message>
    <message>
        <source>ac_size is %1 s, which is shorter than one frame.</source>
        <translation>ac_size bernilai %1 s, lebih pendek daripada satu bingkai.</translation>
    </message>
    <message>
        <source>Likeliest tempo</source>
        <translation>Tempo yang paling mungkin</translation>
    </message>
    <message>
        <source>Spread of the tempo in octaves</source>
        <translation>Sebaran tempo dalam oktaf</translation>
    </message>
    <message>
        <source>Window of the tempo</source>
        <translation>Jendela tempo</translation>
    </message>
    <message>
        <source>Fastest tempo</source>
        <translation>Tempo tercepat</translation>
    </message>
    <message>
        <source>fmax is %1 Hz; at %2 Hz pitch can be looked for up to %3 Hz.</source>
        <translation>fmax bernilai %1 Hz; pada %2 Hz nada dasar dapat dicari sampai %3 Hz.</translation>
    </message>
    <message>
        <source>fmin is %1 Hz and fmax is %2 Hz; allowed is 0 &lt; fmin &lt; fmax.</source>
        <translation>fmin bernilai %1 Hz dan fmax bernilai %2 Hz; yang boleh: 0 &lt; fmin &lt; fmax.</translation>
    </message>
    <message>
        <source>A period of fmin, %1 Hz, is longer than a frame of %2 samples at %3 Hz; a higher fmin or a longer frame_length helps.</source>
        <translation>Satu periode fmin, %1 Hz, lebih panjang daripada satu bingkai %2 sampel pada %3 Hz; fmin yang lebih tinggi atau frame_length yang lebih panjang dapat membantu.</translation>
    </message>
    <message>
        <source>Lowest pitch</source>
        <translation>Nada dasar terendah</translation>
    </message>
    <message>
        <source>Highest pitch</source>
        <translation>Nada dasar tertinggi</translation>
    </message>
    <message>
        <source>Depth of a trough</source>
        <translation>Kedalaman lembah</translation>
    </message>
    <message>
        <source>Largest zero</source>
        <translation>Nol terbesar</translation>
    </message>
    <message>
        <source>Zero counts as positive</source>
        <translation>Nol dianggap positif</translation>
    </message>
    <message>
        <source>%1 folds need at least as many rows; there are %2.</source>
        <translation>%1 lipatan memerlukan paling sedikit baris sebanyak itu; yang ada %2.</translation>
    </message>
    <message>
        <source>%1 folds need a class with at least as many rows; the largest has %2.</source>
        <translation>%1 lipatan memerlukan kelas dengan paling sedikit baris sebanyak itu; kelas terbesar mempunyai %2.</translation>
    </message>
    <message>
        <source>%1 folds need at least as many groups; there are %2.</source>
        <translation>%1 lipatan memerlukan paling sedikit kelompok sebanyak itu; yang ada %2.</translation>
    </message>
    <message>
        <source>There is no activation “%1”; there are %2.</source>
        <translation>Tidak ada aktivasi “%1”; yang ada: %2.</translation>
    </message>
    <message>
        <source>There is no initialiser “%1”.</source>
        <translation>Tidak ada penginisialisasi “%1”.</translation>
    </message>
    <message>
        <source>There must be a weight of 0 or more for each of the %1 classes.</source>
        <translation>Harus ada bobot 0 atau lebih untuk setiap kelas dari %1 kelas.</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogram</translation>
    </message>
    <message>
        <source>There is no room for temporary data: %1. Free some, or set TMPDIR to a folder with more.</source>
        <translation>Tidak ada ruang untuk data sementara: %1. Kosongkan sebagian, atau atur TMPDIR ke folder yang lebih lapang.</translation>
    </message>
    <message>
        <source>The table has no column &quot;%1&quot;.</source>
        <translation>Tabel tidak memiliki kolom &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Clear class</source>
        <translation>Hapus kelas</translation>
    </message>
    <message>
        <source>Clear speaker</source>
        <translation>Hapus pembicara</translation>
    </message>
    <message>
        <source>Clear episode</source>
        <translation>Hapus episode</translation>
    </message>
    <message>
        <source>The copy could not be written (%1). Choose another place or make room.</source>
        <translation>Salinan tidak dapat ditulis (%1). Pilih tempat lain atau sediakan ruang.</translation>
    </message>
    <message>
        <source>This is no NumPy archive (.npz).</source>
        <translation>Ini bukan arsip NumPy (.npz).</translation>
    </message>
    <message>
        <source>The archive is damaged: it was cut or changed.</source>
        <translation>Arsip rusak: terpotong atau berubah.</translation>
    </message>
    <message>
        <source>Its array “%1” is not float32 or float64 in C order.</source>
        <translation>Larik “%1” di dalamnya bukan float32 atau float64 dengan urutan C.</translation>
    </message>
    <message>
        <source>No row has a label in column “%1”.</source>
        <translation>Tidak ada baris yang berlabel di kolom “%1”.</translation>
    </message>
    <message>
        <source>It holds %1 arrays; the network has %2.</source>
        <translation>Isinya %1 larik; jaringan memiliki %2.</translation>
    </message>
    <message>
        <source>Its array “%1” is %2; the network needs %3 there.</source>
        <translation>Larik “%1” di dalamnya berukuran %2; jaringan memerlukan %3 di sana.</translation>
    </message>
    <message>
        <source>Its array “%1” holds a value that is not finite.</source>
        <translation>Larik “%1” di dalamnya memuat nilai yang tidak berhingga.</translation>
    </message>
    <message>
        <source>Left out, as they have no label: %1 rows.</source>
        <translation>Tidak disertakan karena tidak berlabel: %1 baris.</translation>
    </message>
    <message>
        <source>There is no matrix in it: rows of whole numbers are wanted.</source>
        <translation>Tidak ada matriks di dalamnya: yang diperlukan adalah baris-baris bilangan bulat.</translation>
    </message>
    <message>
        <source>Line %1 has %2 numbers; a matrix of %3 rows needs %3 in each.</source>
        <translation>Baris %1 memuat %2 bilangan; matriks dengan %3 baris memerlukan %3 di setiap baris.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is no whole number of 0 or more.</source>
        <translation>Baris %1: “%2” bukan bilangan bulat 0 atau lebih.</translation>
    </message>
    <message>
        <source>The classes over the columns are not those before the rows.</source>
        <translation>Kelas di atas kolom tidak sama dengan kelas di depan baris.</translation>
    </message>
    <message>
        <source>There is nothing to look through.</source>
        <translation>Tidak ada yang dapat dicari.</translation>
    </message>
    <message>
        <source>This distance needs at least 2 rows.</source>
        <translation>Jarak ini memerlukan sedikitnya 2 baris.</translation>
    </message>
    <message>
        <source>There are %1 numbers to look for; the rows have %2.</source>
        <translation>Ada %1 bilangan yang dicari; setiap baris memiliki %2.</translation>
    </message>
    <message>
        <source>The network has no inner layer.</source>
        <translation>Jaringan tidak memiliki lapisan dalam.</translation>
    </message>
    <message>
        <source>The name of this file or of its folder is not UTF-8. Rename it.</source>
        <translation>Nama berkas ini atau foldernya bukan UTF-8. Ubah namanya.</translation>
    </message>
    <message>
        <source>Its samples are too large to be measured: %1 is not finite.</source>
        <translation>Sampelnya terlalu besar untuk diukur: %1 tidak terhingga.</translation>
    </message>
    <message>
        <source>None of the chosen columns is in the table; choose others.</source>
        <translation>Tak satu pun kolom terpilih ada di tabel; pilih yang lain.</translation>
    </message>
    <message>
        <source>Choose a folder whose folders are classes.</source>
        <translation>Pilih folder yang isinya folder kelas.</translation>
    </message>
    <message>
        <source>This is not a checkpoint that Suara has written.</source>
        <translation>Ini bukan titik simpan yang ditulis Suara.</translation>
    </message>
    <message>
        <source>The checkpoint is damaged: it was cut or changed.</source>
        <translation>Titik simpan rusak: terpotong atau berubah.</translation>
    </message>
    <message>
        <source>Learning rates set on the way must be more than 0, by rising step.</source>
        <translation>Laju belajar yang diubah di tengah jalan harus lebih dari 0, menurut langkah yang naik.</translation>
    </message>
    <message>
        <source>The checkpoint is of another recipe or other data; it goes on only with what it was begun with.</source>
        <translation>Titik simpan ini milik resep atau data lain; pelatihan hanya dapat dilanjutkan dengan yang dipakai saat dimulai.</translation>
    </message>
    <message>
        <source>The checkpoint is of another network or optimizer.</source>
        <translation>Titik simpan ini milik jaringan atau pengoptimal lain.</translation>
    </message>
    <message>
        <source>There is no checkpoint of epoch %1.</source>
        <translation>Tidak ada titik simpan untuk epoch %1.</translation>
    </message>
    <message>
        <source>The window %1 cannot have %2 samples; it needs more, or a smaller number.</source>
        <translation>Jendela %1 tidak bisa memiliki %2 sampel; perlu lebih banyak, atau angka yang lebih kecil.</translation>
    </message>
    <message>
        <source>window is &quot;%1&quot;; allowed is one of %2; where numbers stand in brackets, others may.</source>
        <translation>window bernilai &quot;%1&quot;; yang boleh: salah satu dari %2; angka dalam kurung boleh diganti.</translation>
    </message>
    <message>
        <source>It is too short for one frame of %1.</source>
        <translation>Terlalu pendek untuk satu bingkai %1.</translation>
    </message>
    <message>
        <source>Frames become one by</source>
        <translation>Bingkai digabung dengan</translation>
    </message>
    <message>
        <source>What the largest zero is a share of</source>
        <translation>Nol terbesar dihitung terhadap</translation>
    </message>
    <message>
        <source>First sample counts as a change</source>
        <translation>Sampel pertama dihitung sebagai perubahan</translation>
    </message>
    <message>
        <source>Label segments “%1”</source>
        <translation>Labeli segmen “%1”</translation>
    </message>
    <message>
        <source>A confusion matrix has 2 to %1 lines of numbers; here are %2.</source>
        <translation>Matriks konfusi memiliki 2 sampai %1 baris angka; di sini ada %2.</translation>
    </message>
    <message>
        <source>There are %1 names for %2 lines of numbers.</source>
        <translation>Ada %1 nama untuk %2 baris angka.</translation>
    </message>
    <message>
        <source>Line %1 has %2 numbers; with %3 lines it needs as many.</source>
        <translation>Baris %1 berisi %2 angka; dengan %3 baris, harus sebanyak itu juga.</translation>
    </message>
    <message>
        <source>“%1” in line %2 is no count.</source>
        <translation>“%1” di baris %2 bukan jumlah.</translation>
    </message>
    <message>
        <source>There are no samples in it, so there is nothing to draw.</source>
        <translation>Tidak ada sampel di dalamnya, jadi tidak ada yang dapat digambar.</translation>
    </message>
    <message>
        <source>The clip is so long that only the picture of “%1” is kept here; suara-cli frames writes its values.</source>
        <translation>Klip ini begitu panjang sehingga hanya gambar “%1” yang disimpan di sini; suara-cli frames menulis nilainya.</translation>
    </message>
    <message>
        <source>There are pictures in it; log-mel tensors are made of clips.</source>
        <translation>Di dalamnya ada gambar; tensor log-mel dibuat dari klip suara.</translation>
    </message>
    <message>
        <source>No row has a group (speaker, episode) to be held out.</source>
        <translation>Tidak ada baris yang punya kelompok (penutur, episode) untuk disisihkan.</translation>
    </message>
    <message>
        <source>Two rows or fewer in all: %1. Nothing reliable can be learned or tested with so few; collect more or leave the class out.</source>
        <translation>Paling banyak dua baris seluruhnya: %1. Dengan sesedikit itu tidak ada yang dapat dipelajari atau diuji dengan andal; kumpulkan lagi atau keluarkan kelasnya.</translation>
    </message>
    <message>
        <source>The test part is the last rows as they stand. If the rows are sorted, it holds what was never learned; let the rows be shuffled.</source>
        <translation>Bagian uji adalah baris-baris terakhir apa adanya. Jika barisnya terurut, isinya tidak pernah dipelajari; biarkan baris diacak.</translation>
    </message>
    <message>
        <source>Parts of one recording stand on both sides of the split: %1. Scores will be better than on unseen recordings.</source>
        <translation>Bagian dari satu rekaman ada di kedua sisi pembagian: %1. Nilainya akan lebih baik daripada untuk rekaman yang belum pernah dilihat.</translation>
    </message>
    <message>
        <source>Nearly the same sound stands on both sides of the split: %1. Keep one copy of each.</source>
        <translation>Suara yang hampir sama ada di kedua sisi pembagian: %1. Simpan satu salinan saja dari tiap suara.</translation>
    </message>
    <message>
        <source>%1 of the test rows are right, no more than by always saying “%2” (%3): nothing useful was learned.</source>
        <translation>%1 baris uji benar, tidak lebih daripada bila selalu menjawab “%2” (%3): tidak ada yang berguna yang dipelajari.</translation>
    </message>
    <message>
        <source>Principal components need at least two rows and one column.</source>
        <translation>Komponen utama memerlukan paling sedikit dua baris dan satu kolom.</translation>
    </message>
    <message>
        <source>The project has no clip with a class.</source>
        <translation>Proyek ini tidak memiliki klip berkelas.</translation>
    </message>
    <message>
        <source>A PCA map needs two rows and two columns whose values differ and none of which is missing.</source>
        <translation>Peta PCA memerlukan dua baris dan dua kolom yang nilainya berbeda-beda dan tidak ada yang kosong.</translation>
    </message>
    <message>
        <source>There is no column of numbers.</source>
        <translation>Tidak ada kolom bilangan.</translation>
    </message>
    <message>
        <source>This is a folder. Give the name of a file in it.</source>
        <translation>Ini folder. Beri nama berkas di dalamnya.</translation>
    </message>
    <message>
        <source>Temporary data cannot be read back: %1.</source>
        <translation>Data sementara tidak dapat dibaca kembali: %1.</translation>
    </message>
    <message>
        <source>There is no column “%1”, which the model learned from; make the table with the same features.</source>
        <translation>Tidak ada kolom “%1”, padahal model belajar darinya; buatlah tabel dengan fitur yang sama.</translation>
    </message>
    <message>
        <source>The JPEG picture ends early.</source>
        <translation>Gambar JPEG terpotong sebelum selesai.</translation>
    </message>
    <message>
        <source>The model learned from the column %1, which is not measured.</source>
        <translation>Model belajar dari kolom %1 yang tidak diukur.</translation>
    </message>
    <message>
        <source>The network learned from a file, so nothing says how clips are measured for it. Choose one that learned from clips.</source>
        <translation>Jaringan ini belajar dari sebuah file, jadi tidak diketahui bagaimana klip diukur untuknya. Pilih yang belajar dari klip.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or take less at once.</source>
        <translation>Memori tidak cukup untuk ini. Tutup program lain, atau kerjakan lebih sedikit sekaligus.</translation>
    </message>
    <message>
        <source>Line %1: “%2” is a second label of one segment on one tier.</source>
        <translation>Baris %1: “%2” adalah label kedua untuk satu segmen pada satu tier.</translation>
    </message>
    <message>
        <source>A layer must say its “kind”, such as “dense”.</source>
        <translation>Setiap lapisan harus menyebut “kind”-nya, misalnya “dense”.</translation>
    </message>
    <message>
        <source>All classes weigh 0, so there is nothing to learn from.</source>
        <translation>Semua kelas berbobot 0, jadi tidak ada yang dapat dipelajari.</translation>
    </message>
    <message>
        <source>Layer %1 has a text where a number belongs, or a number where a text does.</source>
        <translation>Lapisan %1 berisi teks di tempat angka, atau angka di tempat teks.</translation>
    </message>
    <message>
        <source>Layer %1 says “%2”, which is nothing that a layer has.</source>
        <translation>Lapisan %1 menyebut “%2”, yang tidak dimiliki lapisan mana pun.</translation>
    </message>
    <message>
        <source>From epoch %1 on the loss is no number: the steps were too large. Take a lower learning rate, or scale the columns if their numbers are large.</source>
        <translation>Sejak epoch %1 loss bukan lagi angka: langkahnya terlalu besar. Turunkan laju belajar, atau skalakan kolom jika angkanya besar.</translation>
    </message>
    <message>
        <source>With groups on both sides %1 of the test rows are right (UAR %2), with unseen groups %3 (UAR %4; always the most frequent class: %5). Expect the second of new recordings.</source>
        <translation>Bila kelompok ada di kedua sisi, %1 baris uji benar (UAR %2); dengan kelompok yang belum pernah dilihat %3 (UAR %4; selalu menyebut kelas tersering: %5). Untuk rekaman baru, harapkan yang kedua.</translation>
    </message>
    <message>
        <source>Mel-spectrogram, power</source>
        <translation>Spektrogram mel, daya</translation>
    </message>
    <message>
        <source>Mel-spectrogram</source>
        <translation>Spektrogram mel</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Grey on black</source>
        <translation>Abu-abu di atas hitam</translation>
    </message>
    <message>
        <source>Grey on white</source>
        <translation>Abu-abu di atas putih</translation>
    </message>
    <message>
        <source>Magma on white</source>
        <translation>Magma di atas putih</translation>
    </message>
    <message>
        <source>This would need about %1 MB of memory; of the %2 MB that this machine has, a view may take a quarter. Take a larger hop_length, a smaller n_fft or fewer bands.</source>
        <translation>Ini memerlukan sekitar %1 MB memori; dari %2 MB yang dimiliki mesin ini, satu tampilan boleh memakai seperempatnya. Pakai hop_length yang lebih besar, n_fft yang lebih kecil, atau pita yang lebih sedikit.</translation>
    </message>
    <message>
        <source>Formants</source>
        <translation>Forman</translation>
    </message>
    <message>
        <source>Bandwidths of formants</source>
        <translation>Lebar pita forman</translation>
    </message>
    <message>
        <source>max_formant is %1 Hz; at %2 Hz formants can be looked for up to %3 Hz.</source>
        <translation>max_formant bernilai %1 Hz; pada %2 Hz forman dapat dicari sampai %3 Hz.</translation>
    </message>
    <message>
        <source>window_length is %1 s, too short for %2 formants.</source>
        <translation>window_length bernilai %1 s, terlalu pendek untuk %2 forman.</translation>
    </message>
    <message>
        <source>Highest formant</source>
        <translation>Forman tertinggi</translation>
    </message>
    <message>
        <source>Formants looked for</source>
        <translation>Banyak forman yang dicari</translation>
    </message>
    <message>
        <source>Pre-emphasis from</source>
        <translation>Prapenekanan mulai</translation>
    </message>
    <message>
        <source>The checkpoint was written by another version of Suara; this one cannot read it.</source>
        <translation>Titik simpan ini ditulis oleh versi Suara yang lain; versi ini tidak dapat membacanya.</translation>
    </message>
    <message>
        <source>These are not epochs that Suara has written.</source>
        <translation>Ini bukan epoch yang ditulis Suara.</translation>
    </message>
    <message>
        <source>The epochs were written by a newer Suara; this one cannot read them.</source>
        <translation>Epoch ini ditulis oleh Suara yang lebih baru; versi ini tidak dapat membacanya.</translation>
    </message>
    <message>
        <source>What is kept of the epochs is damaged: it was cut or changed.</source>
        <translation>Simpanan epoch rusak: terpotong atau diubah.</translation>
    </message>
    <message>
        <source>This is not UTF-8 text.</source>
        <translation>Ini bukan teks UTF-8.</translation>
    </message>
    <message>
        <source>Line %1 is no label of Audacity: start, end and word, parted by tabs.</source>
        <translation>Baris %1 bukan label Audacity: awal, akhir, dan kata, dipisahkan tab.</translation>
    </message>
    <message>
        <source>On the tier “%1” stands “%2”, which is no number from -1 to 1.</source>
        <translation>Pada tier “%1” tertulis “%2”, yang bukan angka dari -1 sampai 1.</translation>
    </message>
    <message>
        <source>This is no TextGrid of Praat.</source>
        <translation>Ini bukan TextGrid dari Praat.</translation>
    </message>
    <message>
        <source>Line %1: a tier of the TextGrid holds more than it says.</source>
        <translation>Baris %1: sebuah tier TextGrid berisi lebih banyak daripada yang disebutkannya.</translation>
    </message>
    <message>
        <source>The TextGrid ends early, at line %1.</source>
        <translation>TextGrid ini berakhir terlalu cepat, di baris %1.</translation>
    </message>
    <message>
        <source>Line %1: a number is missing in the TextGrid.</source>
        <translation>Baris %1: ada angka yang kurang di TextGrid.</translation>
    </message>
    <message>
        <source>This TextGrid is in Praat&apos;s binary form; save it there as a text file.</source>
        <translation>TextGrid ini berbentuk biner Praat; simpanlah di Praat sebagai berkas teks.</translation>
    </message>
    <message>
        <source>%1 and %2 have one name, and would be written to one file. Rename one of them, or export CSV.</source>
        <translation>%1 dan %2 bernama sama, sehingga akan ditulis ke satu berkas. Ganti nama salah satunya, atau ekspor CSV.</translation>
    </message>
    <message>
        <source>The rows have %1 columns; the Mahalanobis distance sets each against every other and takes up to %2. Choose another distance.</source>
        <translation>Baris-barisnya punya %1 kolom; jarak Mahalanobis membandingkan setiap kolom dengan semua kolom lain dan menerima paling banyak %2. Pilih jarak lain.</translation>
    </message>
    <message>
        <source>Tempo over time</source>
        <translation>Tempo sepanjang waktu</translation>
    </message>
    <message>
        <source>n_mfcc is %1; allowed is at most n_mels, which is %2.</source>
        <translation>n_mfcc bernilai %1; yang boleh paling banyak n_mels, yaitu %2.</translation>
    </message>
    <message>
        <source>Another file has this name already. Choose another folder for the demo project.</source>
        <translation>Berkas lain sudah memakai nama ini. Pilih folder lain untuk proyek demo.</translation>
    </message>
    <message>
        <source>How its clips were measured is not known to this Suara: %1 is %2.</source>
        <translation>Cara klipnya diukur tidak dikenal Suara ini: %1 adalah %2.</translation>
    </message>
    <message>
        <source>It cannot be written (%1). The rows that are done stay in %2: make room, then give the same command with --resume.</source>
        <translation>Tidak dapat ditulis (%1). Baris yang sudah selesai tetap ada di %2: kosongkan ruang, lalu berikan perintah yang sama dengan --resume.</translation>
    </message>
    <message>
        <source>What this link points to is not there.</source>
        <translation>Berkas yang ditunjuk tautan ini tidak ada.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Pelatihan %1</translation>
    </message>
    <message>
        <source>Measure “%1” again</source>
        <translation>Ukur ulang “%1”</translation>
    </message>
    <message>
        <source>The model learned from rows measured with %1; these were measured with %2. Measure these as those.</source>
        <translation>Model ini belajar dari baris yang diukur dengan %1; baris ini diukur dengan %2. Ukurlah dengan pilihan yang sama.</translation>
    </message>
    <message>
        <source>Make segments of the predictions (%1)</source>
        <translation>Jadikan prediksi segmen (%1)</translation>
    </message>
    <message>
        <source>Line %1, column “%2” is empty. Write a number there, or take the row or the column out.</source>
        <translation>Baris %1, kolom “%2” kosong. Isilah dengan angka, atau hapus baris atau kolomnya.</translation>
    </message>
    <message>
        <source>Line %1, column “%2”: “%3” is not a finite number. Mend it, or take the row or the column out.</source>
        <translation>Baris %1, kolom “%2”: “%3” bukan angka berhingga. Perbaiki, atau hapus baris atau kolomnya.</translation>
    </message>
    <message>
        <source>There is no column “%1”; the table has %2.</source>
        <translation>Tidak ada kolom “%1”; tabel itu memiliki %2.</translation>
    </message>
    <message>
        <source>The column “%1” holds numbers too large to learn from; leave it out.</source>
        <translation>Kolom “%1” berisi angka yang terlalu besar untuk dipelajari; jangan disertakan.</translation>
    </message>
    <message>
        <source>The class “%1” is not one of those that were learned. Take its rows out, or train with it.</source>
        <translation>Kelas “%1” tidak termasuk yang dipelajari. Hapus baris-barisnya, atau latihlah dengan kelas itu.</translation>
    </message>
    <message>
        <source>“%1” of a layer is %2; it must be a whole number.</source>
        <translation>“%1” sebuah lapisan adalah %2; harus berupa bilangan bulat.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Writing %1</source>
        <translation>Menulis %1</translation>
    </message>
</context>
<context>
    <name>FrameCurve</name>
    <message>
        <source>Centroid</source>
        <translation>Centroid</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandwidth</translation>
    </message>
    <message>
        <source>Roll-off</source>
        <translation>Roll-off</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>Flatness</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Nada dasar</translation>
    </message>
    <message>
        <source>no voice</source>
        <translation>tak bersuara</translation>
    </message>
</context>
<context>
    <name>HelpTexts</name>
    <message>
        <source>The sound itself: pressure over time, between -1 and 1. From far away the pale shape shows the highest and lowest samples and the dark core the RMS; from near, each sample is a dot. A curve over it is a feature, drawn from its smallest to its largest value.</source>
        <translation>Bunyinya sendiri: tekanan terhadap waktu, antara -1 dan 1. Dari jauh, bentuk pucat menunjukkan sampel tertinggi dan terendah, inti gelapnya RMS; dari dekat, setiap sampel menjadi titik. Kurva di atasnya adalah fitur, digambar dari nilai terkecil hingga terbesar.</translation>
    </message>
    <message>
        <source>How strong each band of frequencies is over time, in dB below the strongest. The bands are spaced on the mel scale, as the ear hears pitch: narrow below, wide above.</source>
        <translation>Seberapa kuat setiap pita frekuensi dari waktu ke waktu, dalam dB di bawah yang terkuat. Pita-pita itu diatur menurut skala mel, seperti telinga mendengar nada: sempit di bawah, lebar di atas.</translation>
    </message>
    <message>
        <source>Mel-frequency cepstral coefficients: the shape of the mel-spectrum in few numbers. The first ones tell its broad shape, the later ones its details. Many models of speech take them as input.</source>
        <translation>Koefisien cepstral frekuensi mel: bentuk spektrum mel dalam beberapa angka. Yang pertama menyatakan bentuk kasarnya, yang berikutnya rinciannya. Banyak model ucapan memakainya sebagai masukan.</translation>
    </message>
    <message>
        <source>How strong each of the twelve pitch classes is over time, whatever the octave.</source>
        <translation>Seberapa kuat setiap dari dua belas kelas nada dari waktu ke waktu, di oktaf mana pun.</translation>
    </message>
    <message>
        <source>Time goes to the right, frequency up, and colour tells the strength. A long window (n_fft) parts frequencies better, a short one parts moments better.</source>
        <translation>Waktu berjalan ke kanan, frekuensi ke atas, dan warna menyatakan kekuatannya. Jendela panjang (n_fft) lebih baik memisahkan frekuensi, yang pendek lebih baik memisahkan saat.</translation>
    </message>
    <message>
        <source>RMSE tells how loud each frame is; the zero-crossing rate how often its sign changes: low for drums and vowels, high for hiss.</source>
        <translation>RMSE menyatakan seberapa keras setiap frame; laju lintas nol seberapa sering tandanya berubah: rendah untuk drum dan vokal, tinggi untuk desis.</translation>
    </message>
    <message>
        <source>One number a frame, over time. The value at the playhead stands in the lane&apos;s head, the one under the pointer in the read-out.</source>
        <translation>Satu angka per frame, dari waktu ke waktu. Nilai pada kepala putar tertulis di kepala lajur, nilai di bawah penunjuk pada kotak baca.</translation>
    </message>
    <message>
        <source>The segments of one annotator. Draw a stretch with the mouse and press a label&apos;s key; Enter makes a boundary at the playhead, Delete joins or removes, Alt with the arrows goes to the next segment and plays it.</source>
        <translation>Segmen dari seorang anotator. Tarik sebuah bagian dengan tetikus lalu tekan tombol label; Enter membuat batas pada kepala putar, Delete menggabungkan atau menghapus, Alt dengan panah menuju segmen berikutnya dan memutarnya.</translation>
    </message>
    <message>
        <source>The time of all lanes below. A click moves the playhead; a drag plays what it passes over. The wheel zooms.</source>
        <translation>Waktu bagi semua lajur di bawah. Klik memindahkan kepala putar; menyeret memperdengarkan yang dilewati. Roda memperbesar.</translation>
    </message>
    <message>
        <source>Lanes on one time axis. Drag to select, click to move the playhead, drag with Shift to hear what is under the pointer. The wheel scrolls, with Ctrl it zooms. Space plays, Tab plays the selection.</source>
        <translation>Lajur pada satu sumbu waktu. Seret untuk memilih, klik untuk memindahkan kepala putar, seret dengan Shift untuk mendengar yang di bawah penunjuk. Roda menggulir, dengan Ctrl memperbesar. Spasi memutar, Tab memutar pilihan.</translation>
    </message>
    <message>
        <source>Which frequencies the clip or the selection holds: the magnitude of its Fourier transform. Peaks are named.</source>
        <translation>Frekuensi apa yang ada dalam klip atau pilihan: besar transformasi Fourier-nya. Puncak-puncaknya diberi nama.</translation>
    </message>
    <message>
        <source>Mean, smallest and largest value of each feature, over the selection or, without one, over the clip.</source>
        <translation>Nilai rata-rata, terkecil, dan terbesar setiap fitur, pada pilihan atau, tanpa pilihan, pada seluruh klip.</translation>
    </message>
    <message>
        <source>The parameters of what is shown, under their names in librosa. A change is drawn at once; the arrow above brings the usual values back.</source>
        <translation>Parameter dari yang ditampilkan, dengan namanya di librosa. Perubahan langsung digambar; panah di atas mengembalikan nilai biasa.</translation>
    </message>
    <message>
        <source>The clips of the project. Type above to filter them by name, class, speaker or episode. Space plays what is chosen, F2 renames it, Delete takes it out of the project; the files stay. Drag clips out to copy their files.</source>
        <translation>Klip dalam proyek. Ketik di atas untuk menyaring menurut nama, kelas, penutur, atau episode. Spasi memutar yang dipilih, F2 mengganti namanya, Delete mengeluarkannya dari proyek; berkasnya tetap ada. Seret klip ke luar untuk menyalin berkasnya.</translation>
    </message>
    <message>
        <source>Class, speaker and episode of the chosen clips. The class is what a model learns; clips of one speaker or episode stay on one side when data are split.</source>
        <translation>Kelas, penutur, dan episode dari klip yang dipilih. Kelas adalah yang dipelajari model; klip dari satu penutur atau episode tetap di satu sisi saat data dibagi.</translation>
    </message>
    <message>
        <source>The whole clip, with what the lanes show as a window. Drag the window to scroll; where all is shown, a click moves the playhead. A double click shows all.</source>
        <translation>Seluruh klip, dengan bagian yang tampak di lajur sebagai jendela. Seret jendela untuk menggulir; bila semua tampak, klik memindahkan kepala putar. Klik ganda menampilkan semuanya.</translation>
    </message>
    <message>
        <source>How much louder or softer than in the file is played. It changes nothing in the file and in no measurement. A double click sets it to 0 dB.</source>
        <translation>Seberapa lebih keras atau lebih pelan dari berkasnya diputar. Berkas dan pengukuran tidak berubah. Klik ganda mengembalikannya ke 0 dB.</translation>
    </message>
    <message>
        <source>What is heard now, left and right, in dB below full scale: the full bar is the RMS of the last 300 ms, the pale one the peak, the mark the highest peak of late. A red lamp: the sound passed full scale and was cut; a click puts it out.</source>
        <translation>Yang terdengar sekarang, kiri dan kanan, dalam dB di bawah skala penuh: batang penuh adalah RMS 300 ms terakhir, yang pucat puncaknya, tandanya puncak tertinggi belakangan ini. Lampu merah: bunyi melewati skala penuh dan terpotong; klik memadamkannya.</translation>
    </message>
    <message>
        <source>Play, repeat, speed, position, the whole clip, gain and level. Speed changes the tempo and keeps the pitch.</source>
        <translation>Putar, ulangi, kecepatan, posisi, seluruh klip, penguatan, dan level. Kecepatan mengubah tempo tanpa mengubah nada.</translation>
    </message>
    <message>
        <source>What is worked on in the background, how far it is, and how long it still takes. The cross stops it.</source>
        <translation>Yang sedang dikerjakan di latar, sejauh mana, dan berapa lama lagi. Tanda silang menghentikannya.</translation>
    </message>
    <message>
        <source>All segments of the clip on the chosen tier, with their labels and words. A click goes there; F2 edits the words.</source>
        <translation>Semua segmen klip pada tier terpilih, dengan label dan katanya. Klik menuju ke sana; F2 menyunting katanya.</translation>
    </message>
    <message>
        <source>The labels and their keys. A click or the key gives the label to the chosen segment or makes one of the selection.</source>
        <translation>Label dan tombolnya. Klik atau tombol memberi label pada segmen terpilih atau membuat segmen dari pilihan.</translation>
    </message>
    <message>
        <source>Feeling as two numbers: valence, from unpleasant to pleasant, and arousal, from calm to excited. Click to give them to the chosen segment.</source>
        <translation>Perasaan sebagai dua angka: valensi, dari tidak menyenangkan ke menyenangkan, dan arousal, dari tenang ke bergairah. Klik untuk memberikannya pada segmen terpilih.</translation>
    </message>
    <message>
        <source>How far two annotators agree, beyond what chance would give: 1 is always, 0 no better than chance. Below stand the places where they do not.</source>
        <translation>Sejauh mana dua anotator sepakat, melebihi yang kebetulan: 1 berarti selalu, 0 tidak lebih baik dari kebetulan. Di bawahnya tempat-tempat mereka tidak sepakat.</translation>
    </message>
    <message>
        <source>One row a clip or segment, one column a feature. A click on a head sorts; what is chosen here is chosen everywhere, and Space plays it.</source>
        <translation>Satu baris satu klip atau segmen, satu kolom satu fitur. Klik pada kepala kolom mengurutkan; yang dipilih di sini terpilih di mana-mana, dan Spasi memutarnya.</translation>
    </message>
    <message>
        <source>How a feature is spread in each class. The less the shapes overlap, the better that feature parts the classes.</source>
        <translation>Sebaran sebuah fitur di setiap kelas. Makin sedikit bentuknya bertumpuk, makin baik fitur itu memisahkan kelas.</translation>
    </message>
    <message>
        <source>Which features are measured, of what, and with which parameters.</source>
        <translation>Fitur apa yang diukur, dari apa, dan dengan parameter apa.</translation>
    </message>
    <message>
        <source>What a run is made of: the data and how they are split, the scaler, the model and how it is trained. The same seed gives the same run again.</source>
        <translation>Isi sebuah pelatihan: data dan pembagiannya, penskala, model, dan cara melatihnya. Seed yang sama memberi hasil yang sama lagi.</translation>
    </message>
    <message>
        <source>Loss and accuracy by epoch: solid on the training data, dashed on the validation data. Where the dashed curve turns away, the model begins to learn by heart.</source>
        <translation>Loss dan akurasi per epoch: garis penuh pada data latih, putus-putus pada data validasi. Di tempat garis putus-putus menjauh, model mulai menghafal.</translation>
    </message>
    <message>
        <source>What the run said, epoch by epoch.</source>
        <translation>Yang dikatakan pelatihan, epoch demi epoch.</translation>
    </message>
    <message>
        <source>Rows are the true classes, columns what the model said. The diagonal is right. A click on a cell lists its clips, so that the mistakes can be heard.</source>
        <translation>Baris adalah kelas sebenarnya, kolom jawaban model. Diagonal berarti benar. Klik pada sel mendaftar klipnya, agar kesalahannya dapat didengar.</translation>
    </message>
    <message>
        <source>The clips of the chosen cell. Space plays one.</source>
        <translation>Klip dari sel terpilih. Spasi memutarnya.</translation>
    </message>
    <message>
        <source>For each class: precision (of what was called so, how much is), recall (of what is so, how much was found), their mean F1, and the number of examples.</source>
        <translation>Untuk setiap kelas: presisi (dari yang disebut demikian, berapa yang benar), recall (dari yang memang demikian, berapa yang ditemukan), rata-ratanya F1, dan banyaknya contoh.</translation>
    </message>
    <message>
        <source>Look at one clip: lanes on one time axis, its spectrum below, the parameters at the right. Or at many: the grid.</source>
        <translation>Melihat satu klip: lajur pada satu sumbu waktu, spektrumnya di bawah, parameter di kanan. Atau banyak klip: kisi.</translation>
    </message>
    <message>
        <source>Cut a recording into segments and label them, each annotator on a tier of their own; then see how far they agree.</source>
        <translation>Memotong rekaman menjadi segmen dan melabelinya, setiap anotator pada tier sendiri; lalu melihat sejauh mana mereka sepakat.</translation>
    </message>
    <message>
        <source>Measure all clips or segments, and see which features tell the classes apart.</source>
        <translation>Mengukur semua klip atau segmen, dan melihat fitur mana yang membedakan kelas.</translation>
    </message>
    <message>
        <source>Train a model on the project&apos;s classes, see how well it does on data it has not seen, and listen to its mistakes.</source>
        <translation>Melatih model pada kelas-kelas proyek, melihat seberapa baik pada data yang belum pernah dilihatnya, dan mendengarkan kesalahannya.</translation>
    </message>
    <message>
        <source>Type a part of an action&apos;s name, in English or in Indonesian; Enter does it.</source>
        <translation>Ketik sebagian nama tindakan, dalam bahasa Inggris atau Indonesia; Enter melakukannya.</translation>
    </message>
    <message>
        <source>All keys, by where they act.</source>
        <translation>Semua tombol, menurut tempat kerjanya.</translation>
    </message>
    <message>
        <source>What is set for the program; every change acts at once.</source>
        <translation>Yang diatur untuk program; setiap perubahan langsung berlaku.</translation>
    </message>
    <message>
        <source>Menus, the four workspaces, undo and redo, the search for actions, language and theme.</source>
        <translation>Menu, empat ruang kerja, urungkan dan ulangi, pencarian tindakan, bahasa, dan tema.</translation>
    </message>
    <message>
        <source>Clips at the left, the workspace in the middle, playing at the bottom. F6 goes from one to the next.</source>
        <translation>Klip di kiri, ruang kerja di tengah, pemutaran di bawah. F6 berpindah dari satu ke berikutnya.</translation>
    </message>
    <message>
        <source>The waveforms or mel-spectrograms of many clips side by side, on one scale. A click chooses a clip, a double click plays it.</source>
        <translation>Bentuk gelombang atau mel-spektrogram banyak klip berdampingan, pada satu skala. Klik memilih klip, klik ganda memutarnya.</translation>
    </message>
    <message>
        <source>The middle half of each class as a box, with its median; the dots lie far from the others. A click chooses a class or a dot&apos;s clip.</source>
        <translation>Separuh tengah tiap kelas sebagai kotak, dengan mediannya; titik-titik terletak jauh dari yang lain. Klik memilih satu kelas atau klip sebuah titik.</translation>
    </message>
    <message>
        <source>Each dot is a clip or segment, placed by two features or by the two directions in which all features differ most. A click chooses it, Shift and a drag choose many, Space plays them.</source>
        <translation>Tiap titik adalah satu klip atau segmen, diletakkan menurut dua fitur atau dua arah yang paling membedakan semua fitur. Klik memilihnya, Shift sambil menyeret memilih banyak, Spasi memutarnya.</translation>
    </message>
    <message>
        <source>A plot of the feature table: its kind and columns stand above it, all else behind the three dots.</source>
        <translation>Plot dari tabel fitur: jenis dan kolomnya ada di atasnya, yang lain di balik tiga titik.</translation>
    </message>
    <message>
        <source>All runs of the project with their scores. Choose one to see its charts and results; its eye, or Space, lays its curves behind those of the run that is chosen next.</source>
        <translation>Semua pelatihan proyek beserta nilainya. Pilih satu untuk melihat grafik dan hasilnya; mata di depannya, atau Spasi, meletakkan kurvanya di belakang kurva pelatihan yang dipilih berikutnya.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Play or stop</source>
        <translation>Putar atau berhenti</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>Putar pilihan</translation>
    </message>
    <message>
        <source>Play or stop while typing</source>
        <translation>Putar atau berhenti saat mengetik</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ulangi lagi</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Jelajah</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anotasi</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Latih</translation>
    </message>
    <message>
        <source>Find an action by name</source>
        <translation>Cari tindakan menurut nama</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Tampilkan semua tombol</translation>
    </message>
    <message>
        <source>Help on what is under the pointer</source>
        <translation>Bantuan tentang yang di bawah penunjuk</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Layar penuh</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel berikutnya</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel sebelumnya</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Proyek baru</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Buka proyek</translation>
    </message>
    <message>
        <source>Add audio files</source>
        <translation>Tambah berkas audio</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Filter clips</source>
        <translation>Saring klip</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Setelan</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Pilih semua</translation>
    </message>
    <message>
        <source>Rename or edit</source>
        <translation>Ganti nama atau sunting</translation>
    </message>
    <message>
        <source>Remove the selected clips</source>
        <translation>Hapus klip terpilih</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Roda</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Gulir</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+roda</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Perbesar di penunjuk</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Shift+roda</translation>
    </message>
    <message>
        <source>Scroll sideways</source>
        <translation>Gulir ke samping</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>Tampilkan seluruh klip</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Perbesar ke pilihan</translation>
    </message>
    <message>
        <source>Move left by a step</source>
        <translation>Geser selangkah ke kiri</translation>
    </message>
    <message>
        <source>Move right by a step</source>
        <translation>Geser selangkah ke kanan</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Ke awal</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Ke akhir</translation>
    </message>
    <message>
        <source>Previous segment</source>
        <translation>Segmen sebelumnya</translation>
    </message>
    <message>
        <source>Next segment</source>
        <translation>Segmen berikutnya</translation>
    </message>
    <message>
        <source>Play the selection or the segment</source>
        <translation>Putar pilihan atau segmen</translation>
    </message>
    <message>
        <source>Leave the lanes</source>
        <translation>Tinggalkan lajur</translation>
    </message>
    <message>
        <source>Label at the selection</source>
        <translation>Label pada pilihan</translation>
    </message>
    <message>
        <source>Label at the playhead</source>
        <translation>Label pada kepala putar</translation>
    </message>
    <message>
        <source>The tier above</source>
        <translation>Tier di atas</translation>
    </message>
    <message>
        <source>The tier below</source>
        <translation>Tier di bawah</translation>
    </message>
    <message>
        <source>Boundary at the playhead</source>
        <translation>Batas di kepala putar</translation>
    </message>
    <message>
        <source>Remove the segment, or join at a boundary</source>
        <translation>Hapus segmen, atau gabung di batas</translation>
    </message>
    <message>
        <source>Digits and letters</source>
        <translation>Angka dan huruf</translation>
    </message>
    <message>
        <source>Give the label with that key</source>
        <translation>Beri label dengan tombol itu</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Di mana saja</translation>
    </message>
    <message>
        <source>Lanes and lists</source>
        <translation>Lajur dan daftar</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Lajur</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>Hapus pelatihan</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Class, speaker and episode of the chosen clips</source>
        <translation>Kelas, penutur, dan episode klip terpilih</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Putar lebih lambat</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Putar lebih cepat</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>Kembali ke tampilan sebelumnya</translation>
    </message>
    <message>
        <source>Forward to the view after</source>
        <translation>Maju ke tampilan sesudahnya</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>Hapus lapisan</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>Naikkan lapisan</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>Turunkan lapisan</translation>
    </message>
    <message>
        <source>Layers of a network</source>
        <translation>Lapisan jaringan</translation>
    </message>
    <message>
        <source>Pinch</source>
        <translation>Cubit</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+seret</translation>
    </message>
    <message>
        <source>Hear what the pointer passes over</source>
        <translation>Dengar yang dilewati penunjuk</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation>Shift+Kiri, Shift+Kanan</translation>
    </message>
    <message>
        <source>Move an edge of the selection</source>
        <translation>Geser tepi pilihan</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up, Page Down</translation>
    </message>
    <message>
        <source>Scroll by a page</source>
        <translation>Gulir satu halaman</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Hapus pilihan</translation>
    </message>
    <message>
        <source>Lay the run&apos;s curves behind the others</source>
        <translation>Letakkan kurva pelatihan ini di belakang yang lain</translation>
    </message>
</context>
<context>
    <name>LeakChecker</name>
    <message>
        <source>Speakers on both sides: %1. Scores are better than on unseen ones.</source>
        <translation>Penutur di kedua sisi: %1. Nilainya lebih baik daripada untuk penutur baru.</translation>
    </message>
    <message>
        <source>Episodes on both sides: %1. Scores are better than on unseen ones.</source>
        <translation>Episode di kedua sisi: %1. Nilainya lebih baik daripada untuk episode baru.</translation>
    </message>
    <message>
        <source>Recordings on both sides: %1. Scores are better than on unseen ones.</source>
        <translation>Rekaman di kedua sisi: %1. Nilainya lebih baik daripada untuk rekaman baru.</translation>
    </message>
    <message>
        <source>Held out, though nearly the same clip is learned from: %1.</source>
        <translation>Disisihkan, padahal klip yang hampir sama dipelajari: %1.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>A workbench for collections of audio clips.</source>
        <translation>Meja kerja untuk kumpulan klip audio.</translation>
    </message>
    <message>
        <source>A project, or sounds and folders of sounds.</source>
        <translation>Sebuah proyek, atau suara dan folder berisi suara.</translation>
    </message>
</context>
<context>
    <name>PaneActions</name>
    <message>
        <source>All keys</source>
        <translation>Semua tombol</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Berkas %1</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Cari di:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Jenis berkas:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Ubah nama</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Folder &amp;baru</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Folder baru</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Tampilkan berkas &amp;tersembunyi</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ke folder induk</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Buat folder baru</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Tampilkan sebagai daftar</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Tampilkan dengan perincian</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 sudah ada.
Gantikan berkas itu?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Berkas tidak ditemukan.
Periksa apakah namanya benar.</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Folder tidak ditemukan.
Periksa apakah namanya benar.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Tanggal diubah</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Kiri</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Kanan</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Atas</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bawah</translation>
    </message>
</context>
<context>
    <name>RunRecord</name>
    <message>
        <source>Left out because they could not be read: %1.</source>
        <translation>Dilewati karena tidak dapat dibaca: %1.</translation>
    </message>
</context>
<context>
    <name>SetupTables</name>
    <message>
        <source>Hold out</source>
        <translation>Data uji</translation>
    </message>
    <message>
        <source>How the rows for testing are drawn</source>
        <translation>Cara memilih baris untuk uji</translation>
    </message>
    <message>
        <source>Stratified</source>
        <translation>Berstrata</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Acak</translation>
    </message>
    <message>
        <source>Speakers, unseen</source>
        <translation>Penutur baru</translation>
    </message>
    <message>
        <source>Episodes, unseen</source>
        <translation>Episode baru</translation>
    </message>
    <message>
        <source>Recordings, unseen</source>
        <translation>Rekaman baru</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>How often a part is held out: once, or until every row was</source>
        <translation>Berapa kali satu bagian disisihkan: sekali, atau sampai setiap baris pernah</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Satu</translation>
    </message>
    <message>
        <source>k folds</source>
        <translation>k lipatan</translation>
    </message>
    <message>
        <source>Each group once</source>
        <translation>Tiap kelompok sekali</translation>
    </message>
    <message>
        <source>Test size</source>
        <translation>Porsi uji</translation>
    </message>
    <message>
        <source>Share of the rows that is held out for testing (test_size)</source>
        <translation>Bagian baris yang disisihkan untuk uji (test_size)</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Lipatan</translation>
    </message>
    <message>
        <source>Into how many parts the rows are cut (n_splits)</source>
        <translation>Baris dibagi menjadi berapa bagian (n_splits)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed draws the same rows (random_state)</source>
        <translation>Seed yang sama memilih baris yang sama (random_state)</translation>
    </message>
    <message>
        <source>Scaler</source>
        <translation>Penskala</translation>
    </message>
    <message>
        <source>Fitted on the training part only</source>
        <translation>Dihitung dari bagian latih saja</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standar</translation>
    </message>
    <message>
        <source>Min–max</source>
        <translation>Min–maks</translation>
    </message>
    <message>
        <source>Robust</source>
        <translation>Tahan pencilan</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Terendah</translation>
    </message>
    <message>
        <source>What the smallest value becomes (feature_range)</source>
        <translation>Nilai terkecil menjadi berapa (feature_range)</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Tertinggi</translation>
    </message>
    <message>
        <source>What the largest value becomes (feature_range)</source>
        <translation>Nilai terbesar menjadi berapa (feature_range)</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizer</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Laju</translation>
    </message>
    <message>
        <source>Learning rate: how far one step goes (learning_rate)</source>
        <translation>Laju belajar: sejauh apa satu langkah (learning_rate)</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>How often every row is learned from (epochs)</source>
        <translation>Berapa kali setiap baris dipelajari (epochs)</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Rows that make one step together (batch_size)</source>
        <translation>Banyaknya baris dalam satu langkah (batch_size)</translation>
    </message>
    <message>
        <source>Of weights, order and dropout; the same seed gives the same run</source>
        <translation>Untuk bobot, urutan, dan dropout; seed yang sama memberi pelatihan yang sama</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Bobot</translation>
    </message>
    <message>
        <source>Class weights: balanced lets small classes count as much as large ones (class_weight)</source>
        <translation>Bobot kelas: seimbang membuat kelas kecil sama berarti dengan kelas besar (class_weight)</translation>
    </message>
    <message>
        <source>Every row alike</source>
        <translation>Setiap baris sama</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Seimbang</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Sabar</translation>
    </message>
    <message>
        <source>Stops when the validation loss has not improved for so many epochs, and takes the best weights (EarlyStopping); 0: never</source>
        <translation>Berhenti bila loss validasi tidak membaik selama sekian epoch, lalu memakai bobot terbaik (EarlyStopping); 0: tidak pernah</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Datar</translation>
    </message>
    <message>
        <source>Divides the rate by 10 when the validation loss has not improved for so many epochs (ReduceLROnPlateau); 0: never</source>
        <translation>Membagi laju dengan 10 bila loss validasi tidak membaik selama sekian epoch (ReduceLROnPlateau); 0: tidak pernah</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Jadwal</translation>
    </message>
    <message>
        <source>How the learning rate falls from step to step</source>
        <translation>Cara laju belajar turun dari langkah ke langkah</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Tetap</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Eksponensial</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>Bertahap</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Inverse time</source>
        <translation>Kebalikan waktu</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>Batches of the schedule&apos;s span (decay_steps)</source>
        <translation>Banyaknya batch dalam rentang jadwal (decay_steps)</translation>
    </message>
    <message>
        <source>Falls to</source>
        <translation>Turun ke</translation>
    </message>
    <message>
        <source>Share of the rate that is left after the span (decay_rate; of cosine alpha)</source>
        <translation>Bagian laju yang tersisa setelah rentang itu (decay_rate; pada kosinus alpha)</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>How much of the last step the next one keeps (momentum)</source>
        <translation>Seberapa banyak langkah terakhir terbawa ke langkah berikutnya (momentum)</translation>
    </message>
    <message>
        <source>How slowly the mean gradient follows (beta_1)</source>
        <translation>Seberapa lambat rerata gradien mengikuti (beta_1)</translation>
    </message>
    <message>
        <source>How slowly the mean squared gradient follows (beta_2)</source>
        <translation>Seberapa lambat rerata kuadrat gradien mengikuti (beta_2)</translation>
    </message>
    <message>
        <source>How slowly the mean squared gradient follows (rho)</source>
        <translation>Seberapa lambat rerata kuadrat gradien mengikuti (rho)</translation>
    </message>
    <message>
        <source>Keeps the division from becoming too large (epsilon)</source>
        <translation>Menjaga agar pembagian tidak menjadi terlalu besar (epsilon)</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Susut</translation>
    </message>
    <message>
        <source>How much of every weight a step takes off (weight_decay)</source>
        <translation>Seberapa banyak setiap bobot dikurangi per langkah (weight_decay)</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Derau</translation>
    </message>
    <message>
        <source>Augmentation: in every epoch noise of this standard deviation is added to the scaled values</source>
        <translation>Augmentasi: setiap epoch, derau dengan simpangan baku ini ditambahkan ke nilai berskala</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Penguatan</translation>
    </message>
    <message>
        <source>Augmentation: in every epoch each row is multiplied by up to this more or less than 1</source>
        <translation>Augmentasi: setiap epoch, tiap baris dikalikan hingga sebesar ini di atas atau di bawah 1</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Geser</translation>
    </message>
    <message>
        <source>Augmentation: pictures move along time by up to this share of their length</source>
        <translation>Augmentasi: gambar digeser sepanjang waktu hingga bagian ini dari panjangnya</translation>
    </message>
    <message>
        <source>Time cuts</source>
        <translation>Celah waktu</translation>
    </message>
    <message>
        <source>SpecAugment: how many stretches of time are blanked</source>
        <translation>SpecAugment: berapa rentang waktu yang dikosongkan</translation>
    </message>
    <message>
        <source>Band cuts</source>
        <translation>Celah pita</translation>
    </message>
    <message>
        <source>SpecAugment: how many bands of frequency are blanked</source>
        <translation>SpecAugment: berapa pita frekuensi yang dikosongkan</translation>
    </message>
    <message>
        <source>Cut width</source>
        <translation>Lebar celah</translation>
    </message>
    <message>
        <source>SpecAugment: the widest cut as a share of the length</source>
        <translation>SpecAugment: celah terlebar sebagai bagian dari panjangnya</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Split and scale</source>
        <translation>Pembagian dan skala</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Pelatihan</translation>
    </message>
</context>
<context>
    <name>TrainData</name>
    <message>
        <source>The class folder “%1” holds nothing to learn from.</source>
        <translation>Folder kelas “%1” tidak berisi apa pun untuk dipelajari.</translation>
    </message>
    <message numerus="yes">
        <source>%n sound file(s) beside the pictures are left out.</source>
        <translation>
            <numerusform>%n berkas suara di samping gambar tidak dipakai.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n baris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n kelas</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out because they cannot be read: %1.</source>
        <translation>Tidak disertakan karena tidak dapat dibaca: %1.</translation>
    </message>
</context>
<context>
    <name>TrainTexts</name>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoch %1 dari %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message>
        <source>stratified</source>
        <translation>berstrata</translation>
    </message>
    <message>
        <source>random</source>
        <translation>acak</translation>
    </message>
    <message>
        <source>speakers unseen</source>
        <translation>penutur baru</translation>
    </message>
    <message>
        <source>episodes unseen</source>
        <translation>episode baru</translation>
    </message>
    <message>
        <source>recordings unseen</source>
        <translation>rekaman baru</translation>
    </message>
    <message>
        <source>%1, %2 folds</source>
        <translation>%1, %2 lipatan</translation>
    </message>
    <message>
        <source>%1, each once</source>
        <translation>%1, masing-masing sekali</translation>
    </message>
    <message>
        <source>Feature table</source>
        <translation>Tabel fitur</translation>
    </message>
    <message>
        <source>Mel pictures</source>
        <translation>Gambar mel</translation>
    </message>
    <message>
        <source>Log-mel tensors</source>
        <translation>Tensor log-mel</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ulangi lagi</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>Putar atau berhenti</translation>
    </message>
    <message>
        <source>Play or stop while typing</source>
        <translation>Putar atau berhenti saat mengetik</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>Putar pilihan</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Cari tindakan…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Setelan…</translation>
    </message>
    <message>
        <source>About Suara</source>
        <translation>Tentang Suara</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Layar penuh</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Putar lebih lambat</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Putar lebih cepat</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Kembali ke awal</translation>
    </message>
    <message>
        <source>Switch between the light and the dark theme</source>
        <translation>Ganti antara tema terang dan gelap</translation>
    </message>
</context>
<context>
    <name>suara::AboutSheet</name>
    <message>
        <source>About Suara</source>
        <translation>Tentang Suara</translation>
    </message>
    <message>
        <source>A workbench for sound: look, measure, label, train, evaluate.</source>
        <translation>Meja kerja suara: lihat, ukur, labeli, latih, evaluasi.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Perangkat lunak bebas di bawah Lisensi Publik Umum GNU versi 3 atau lebih baru. Tanpa jaminan apa pun.</translation>
    </message>
    <message>
        <source>It stands on</source>
        <translation>Dibangun di atas</translation>
    </message>
</context>
<context>
    <name>suara::AgreementMatrix</name>
    <message>
        <source>Agreement matrix</source>
        <translation>Matriks kesepakatan</translation>
    </message>
</context>
<context>
    <name>suara::AgreementPanel</name>
    <message>
        <source>Agreement</source>
        <translation>Kesepakatan</translation>
    </message>
    <message>
        <source>Agreement needs two annotators</source>
        <translation>Kesepakatan memerlukan dua anotator</translation>
    </message>
    <message>
        <source>Add a second one, choose that tier, and label the same stretches.</source>
        <translation>Tambahkan yang kedua, pilih tiernya, lalu beri label pada rentang yang sama.</translation>
    </message>
    <message>
        <source>First annotator</source>
        <translation>Anotator pertama</translation>
    </message>
    <message>
        <source>Second annotator</source>
        <translation>Anotator kedua</translation>
    </message>
    <message>
        <source>This clip</source>
        <translation>Klip ini</translation>
    </message>
    <message>
        <source>All clips</source>
        <translation>Semua klip</translation>
    </message>
    <message>
        <source>Clips to compare on</source>
        <translation>Klip yang dibandingkan</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Kappa Cohen</translation>
    </message>
    <message>
        <source>Cohen κ</source>
        <translation>Cohen κ</translation>
    </message>
    <message>
        <source>Same segments</source>
        <translation>Segmen cocok</translation>
    </message>
    <message>
        <source>Stretches that both have cut out alike, of all that either has cut out</source>
        <translation>Rentang yang dipotong serupa oleh keduanya, dari semua yang dipotong salah satunya</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Teramati</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Kebetulan</translation>
    </message>
    <message>
        <source>Overlap ≥</source>
        <translation>Tumpang ≥</translation>
    </message>
    <message>
        <source>Share of the longer segment from which two segments are the same stretch</source>
        <translation>Bagian segmen terpanjang yang membuat dua segmen dianggap rentang yang sama</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Beda pendapat</translation>
    </message>
    <message>
        <source>Choose two different annotators.</source>
        <translation>Pilih dua anotator yang berbeda.</translation>
    </message>
    <message>
        <source>Undefined: no segment that both have labelled.</source>
        <translation>Tak terdefinisi: tidak ada segmen yang dilabeli keduanya.</translation>
    </message>
    <message>
        <source>Undefined: both have used one label only.</source>
        <translation>Tak terdefinisi: keduanya hanya memakai satu label.</translation>
    </message>
    <message>
        <source>95 % CI %1 … %2</source>
        <translation>SK 95 % %1 … %2</translation>
    </message>
    <message>
        <source>%1, A × B</source>
        <translation>%1, A × B</translation>
    </message>
</context>
<context>
    <name>suara::AgreementWatch</name>
    <message>
        <source>Comparing annotators</source>
        <translation>Membandingkan anotator</translation>
    </message>
</context>
<context>
    <name>suara::AnnotatePage</name>
    <message>
        <source>Choose a clip to label</source>
        <translation>Pilih klip untuk dilabeli</translation>
    </message>
    <message>
        <source>Then drag over its waveform and press the key of a label.</source>
        <translation>Lalu seret di atas gelombangnya dan tekan tombol sebuah label.</translation>
    </message>
    <message>
        <source>Valence–arousal</source>
        <translation>Valensi–arousal</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmen</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Anotasi</translation>
    </message>
    <message>
        <source>Add an annotator</source>
        <translation>Tambah anotator</translation>
    </message>
    <message>
        <source>Rename the annotator</source>
        <translation>Ganti nama anotator</translation>
    </message>
    <message>
        <source>nothing labelled yet</source>
        <translation>belum ada yang dilabeli</translation>
    </message>
    <message>
        <source>%1 of %2 labelled</source>
        <translation>%1 dari %2 berlabel</translation>
    </message>
    <message>
        <source>Remove the annotator with all segments</source>
        <translation>Hapus anotator beserta semua segmennya</translation>
    </message>
    <message>
        <source>Remove the label set with its labels</source>
        <translation>Hapus set label beserta labelnya</translation>
    </message>
    <message>
        <source>Change the labels…</source>
        <translation>Ubah label…</translation>
    </message>
    <message>
        <source>New label set…</source>
        <translation>Kumpulan label baru…</translation>
    </message>
</context>
<context>
    <name>suara::AnnotationActions</name>
    <message>
        <source>Drag over the waveform to select a stretch first, then give it a label.</source>
        <translation>Seret dahulu di atas gelombang untuk memilih rentang, lalu beri label.</translation>
    </message>
    <message>
        <source>Drag over the waveform to select a stretch first.</source>
        <translation>Seret dahulu di atas gelombang untuk memilih rentang.</translation>
    </message>
    <message>
        <source>Choose a segment first, then judge its valence and arousal.</source>
        <translation>Pilih segmen dahulu, lalu nilai valensi dan arousalnya.</translation>
    </message>
    <message>
        <source>Annotator %1</source>
        <translation>Anotator %1</translation>
    </message>
    <message>
        <source>A project keeps one annotator; rename this one, or add another first.</source>
        <translation>Proyek harus memiliki satu anotator; ubah nama anotator ini, atau tambahkan yang lain dulu.</translation>
    </message>
    <message>
        <source>A project keeps one label set.</source>
        <translation>Proyek harus memiliki satu set label.</translation>
    </message>
</context>
<context>
    <name>suara::AnnotationKeys</name>
    <message>
        <source>Boundary at the playhead</source>
        <translation>Batas di kepala putar</translation>
    </message>
    <message>
        <source>Join with the next segment</source>
        <translation>Gabung dengan segmen berikutnya</translation>
    </message>
    <message>
        <source>Remove the segment</source>
        <translation>Hapus segmen</translation>
    </message>
    <message>
        <source>Segment from the selection</source>
        <translation>Segmen dari pilihan</translation>
    </message>
    <message>
        <source>Segment at the playhead</source>
        <translation>Segmen di kepala putar</translation>
    </message>
    <message>
        <source>Previous segment</source>
        <translation>Segmen sebelumnya</translation>
    </message>
    <message>
        <source>Next segment</source>
        <translation>Segmen berikutnya</translation>
    </message>
    <message>
        <source>The tier above</source>
        <translation>Tier di atas</translation>
    </message>
    <message>
        <source>The tier below</source>
        <translation>Tier di bawah</translation>
    </message>
    <message>
        <source>Edit the transcript</source>
        <translation>Sunting transkrip</translation>
    </message>
</context>
<context>
    <name>suara::BoxPlot</name>
    <message>
        <source>no class</source>
        <translation>tanpa kelas</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n klip</numerusform>
        </translation>
    </message>
    <message>
        <source>median</source>
        <translation>median</translation>
    </message>
    <message>
        <source>quartiles</source>
        <translation>kuartil</translation>
    </message>
    <message>
        <source>whiskers</source>
        <translation>ujung garis</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>pencilan</translation>
    </message>
    <message>
        <source>%1: median %2, quartiles %3 and %4, whiskers %5 and %6</source>
        <translation>%1: median %2, kuartil %3 dan %4, ujung garis %5 dan %6</translation>
    </message>
    <message>
        <source>Outlier %1: %2</source>
        <translation>Pencilan %1: %2</translation>
    </message>
</context>
<context>
    <name>suara::CategoryRow</name>
    <message>
        <source>Mark %1 of %2; click for the next</source>
        <translation>Tanda %1 dari %2; klik untuk yang berikutnya</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Key of this label</source>
        <translation>Tombol label ini</translation>
    </message>
    <message>
        <source>One digit from 1 to 9 or one letter</source>
        <translation>Satu angka dari 1 sampai 9 atau satu huruf</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Pindahkan ke atas</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Pindahkan ke bawah</translation>
    </message>
    <message>
        <source>Take this label away</source>
        <translation>Buang label ini</translation>
    </message>
    <message>
        <source>shown as “%1”</source>
        <translation>tampil sebagai “%1”</translation>
    </message>
</context>
<context>
    <name>suara::ChangedClip</name>
    <message>
        <source>Looking whether %1 has changed</source>
        <translation>Memeriksa apakah %1 berubah</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Membaca %1</translation>
    </message>
</context>
<context>
    <name>suara::ChartControls</name>
    <message>
        <source>Number of bins</source>
        <translation>Jumlah bin</translation>
    </message>
    <message>
        <source>More of this plot</source>
        <translation>Lainnya tentang plot ini</translation>
    </message>
    <message>
        <source>What a drag does</source>
        <translation>Guna menyeret</translation>
    </message>
    <message>
        <source>Feature along the horizontal axis</source>
        <translation>Fitur pada sumbu mendatar</translation>
    </message>
    <message>
        <source>Feature of the plot</source>
        <translation>Fitur plot</translation>
    </message>
    <message>
        <source>Feature along the vertical axis</source>
        <translation>Fitur pada sumbu tegak</translation>
    </message>
    <message numerus="yes">
        <source>%n bin(s)</source>
        <translation>
            <numerusform>%n bin</numerusform>
        </translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>Bertumpuk</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Kerapatan</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>A drag</source>
        <translation>Menyeret</translation>
    </message>
    <message>
        <source>Of the data</source>
        <translation>Menurut data</translation>
    </message>
    <message numerus="yes">
        <source>Lecture&apos;s: %1 to %2, %n bin(s)</source>
        <translation>
            <numerusform>Kuliah: %1 sampai %2, %n bin</numerusform>
        </translation>
    </message>
    <message>
        <source>My own…</source>
        <translation>Tentukan sendiri…</translation>
    </message>
    <message>
        <source>Moves the plot (Shift: lasso)</source>
        <translation>Menggeser plot (Shift: laso)</translation>
    </message>
    <message>
        <source>Chooses with a lasso</source>
        <translation>Memilih dengan laso</translation>
    </message>
    <message>
        <source>Chooses with a rectangle</source>
        <translation>Memilih dengan persegi</translation>
    </message>
    <message>
        <source>All features</source>
        <translation>Semua fitur</translation>
    </message>
    <message>
        <source>Axes reversed, as a vowel chart</source>
        <translation>Sumbu dibalik, seperti bagan vokal</translation>
    </message>
</context>
<context>
    <name>suara::ChartPanel</name>
    <message>
        <source>Save a picture…</source>
        <translation>Simpan gambar…</translation>
    </message>
    <message>
        <source>Save the data as CSV…</source>
        <translation>Simpan data sebagai CSV…</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Salin sebagai Python</translation>
    </message>
    <message>
        <source>Show all of it again</source>
        <translation>Tampilkan semuanya lagi</translation>
    </message>
    <message numerus="yes">
        <source>%n outside the range</source>
        <translation>
            <numerusform>%n di luar rentang</numerusform>
        </translation>
    </message>
    <message>
        <source>Finding principal components</source>
        <translation>Mencari komponen utama</translation>
    </message>
    <message>
        <source>all values the same: %1</source>
        <translation>semua nilai sama: %1</translation>
    </message>
    <message>
        <source>some value missing: %1</source>
        <translation>ada nilai yang kosong: %1</translation>
    </message>
    <message>
        <source>A PCA map needs two clips and two features that have a value for each clip.</source>
        <translation>Peta PCA memerlukan dua klip dan dua fitur yang bernilai untuk setiap klip.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Tidak disertakan: %1.</translation>
    </message>
    <message>
        <source>Save the data as CSV</source>
        <translation>Simpan data sebagai CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Python that draws this plot from the exported feature table is on the clipboard.</source>
        <translation>Python yang menggambar plot ini dari tabel fitur yang diekspor ada di papan klip.</translation>
    </message>
</context>
<context>
    <name>suara::ChartRow</name>
    <message>
        <source>Save a picture of the plot…</source>
        <translation>Simpan gambar plot…</translation>
    </message>
    <message>
        <source>Save the plot&apos;s data as CSV…</source>
        <translation>Simpan data plot sebagai CSV…</translation>
    </message>
    <message>
        <source>Copy the plot as Python</source>
        <translation>Salin plot sebagai Python</translation>
    </message>
</context>
<context>
    <name>suara::ClassLegend</name>
    <message>
        <source>no class</source>
        <translation>tanpa kelas</translation>
    </message>
</context>
<context>
    <name>suara::ClassRow</name>
    <message>
        <source>Show %1 in the plots</source>
        <translation>Tampilkan %1 di plot</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>tanpa kelas</translation>
    </message>
</context>
<context>
    <name>suara::ClassTable</name>
    <message>
        <source>Play the row</source>
        <translation>Putar baris</translation>
    </message>
    <message>
        <source>Classes of the data</source>
        <translation>Kelas dalam data</translation>
    </message>
</context>
<context>
    <name>suara::ClassTableModel</name>
    <message>
        <source>%1, a row of %2</source>
        <translation>%1, baris dari %2</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2 baris</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Three of them</source>
        <translation>Tiga di antaranya</translation>
    </message>
</context>
<context>
    <name>suara::ClassesSection</name>
    <message>
        <source>Classes shown</source>
        <translation>Kelas tampil</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
</context>
<context>
    <name>suara::ClipArrivals</name>
    <message>
        <source>Reading clips</source>
        <translation>Membaca klip</translation>
    </message>
    <message>
        <source>There is no audio file in what you gave.</source>
        <translation>Tidak ada berkas audio di yang Anda berikan.</translation>
    </message>
    <message>
        <source>Adding clips</source>
        <translation>Menambahkan klip</translation>
    </message>
    <message numerus="yes">
        <source>The clips come from %n folder(s): %1. Are these their classes?</source>
        <translation>
            <numerusform>Klip berasal dari %n folder: %1. Apakah itu kelasnya?</numerusform>
        </translation>
    </message>
    <message>
        <source>Use as classes</source>
        <translation>Pakai sebagai kelas</translation>
    </message>
    <message numerus="yes">
        <source>The end of %n clip(s) is missing: %1. What is there is used; get the whole files if you can.</source>
        <translation>
            <numerusform>Bagian akhir %n klip hilang: %1. Yang ada tetap dipakai; ambil berkas utuhnya jika bisa.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ClipData</name>
    <message>
        <source>Drawing waveforms</source>
        <translation>Menggambar bentuk gelombang</translation>
    </message>
    <message>
        <source>Reading samples</source>
        <translation>Membaca sampel</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>Mengukur %1</translation>
    </message>
</context>
<context>
    <name>suara::ClipDetails</name>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Penutur</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>Folder di atasnya</translation>
    </message>
    <message>
        <source>Part %1 of the file&apos;s name</source>
        <translation>Bagian %1 nama berkas</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Take from names…</source>
        <translation>Ambil dari nama…</translation>
    </message>
    <message>
        <source>Class, speaker or episode from the names of folders and files</source>
        <translation>Kelas, penutur, atau episode dari nama folder dan berkas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>several</source>
        <translation>beberapa</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n klip</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n kanal</numerusform>
        </translation>
    </message>
    <message>
        <source>end missing</source>
        <translation>akhirnya hilang</translation>
    </message>
    <message>
        <source>Character %1</source>
        <translation>Karakter %1</translation>
    </message>
    <message>
        <source>One character of the file&apos;s name</source>
        <translation>Satu karakter dari nama berkas</translation>
    </message>
</context>
<context>
    <name>suara::ClipGrid</name>
    <message>
        <source>Grid of clips</source>
        <translation>Kisi klip</translation>
    </message>
    <message>
        <source>first %1 of %2 samples</source>
        <translation>%1 pertama dari %2 sampel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frekuensi</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitudo</translation>
    </message>
</context>
<context>
    <name>suara::ClipLane</name>
    <message>
        <source>Stopped before it was whole.</source>
        <translation>Dihentikan sebelum lengkap.</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>sampel %1</translation>
    </message>
</context>
<context>
    <name>suara::ClipLibrary</name>
    <message>
        <source>Play</source>
        <translation>Putar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Ganti nama</translation>
    </message>
    <message>
        <source>Remove from the project</source>
        <translation>Hapus dari proyek</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Tampilkan di foldernya</translation>
    </message>
    <message>
        <source>Select all clips</source>
        <translation>Pilih semua klip</translation>
    </message>
    <message>
        <source>Filter clips</source>
        <translation>Saring klip</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Group clips by folder</source>
        <translation>Kelompokkan klip per folder</translation>
    </message>
    <message>
        <source>Group clips by class</source>
        <translation>Kelompokkan klip per kelas</translation>
    </message>
    <message>
        <source>Do not group clips</source>
        <translation>Jangan kelompokkan klip</translation>
    </message>
    <message>
        <source>Group the list</source>
        <translation>Kelompokkan daftar</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Klip</translation>
    </message>
    <message>
        <source>Drop clips or a folder here</source>
        <translation>Jatuhkan klip atau folder di sini</translation>
    </message>
    <message>
        <source>WAV, FLAC, OGG, MP3, M4A, MP4 … Folder names can be classes.</source>
        <translation>WAV, FLAC, OGG, MP3, M4A, MP4 … Nama folder dapat menjadi kelas.</translation>
    </message>
    <message>
        <source>No clip has these words</source>
        <translation>Tidak ada klip dengan kata ini</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n klip</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Penutur</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Group clips by speaker</source>
        <translation>Kelompokkan klip menurut penutur</translation>
    </message>
    <message>
        <source>Group clips by episode</source>
        <translation>Kelompokkan klip menurut episode</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Lainnya…</translation>
    </message>
    <message>
        <source>In its name, class, speaker or episode.</source>
        <translation>Dalam nama, kelas, penutur, atau episodenya.</translation>
    </message>
</context>
<context>
    <name>suara::ClipListModel</name>
    <message>
        <source>Error reading file: %1</source>
        <translation>Error baca file: %1</translation>
    </message>
    <message>
        <source>Beside the project</source>
        <translation>Di samping proyek</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>Tanpa kelas</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n clip(s)</source>
        <translation>
            <numerusform>%1, %n klip</numerusform>
        </translation>
    </message>
    <message>
        <source>No speaker</source>
        <translation>Tanpa penutur</translation>
    </message>
    <message>
        <source>No episode</source>
        <translation>Tanpa episode</translation>
    </message>
    <message>
        <source>The file is not where it was.</source>
        <translation>Berkas tidak lagi di tempatnya.</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Tak terbaca</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Hilang</translation>
    </message>
    <message>
        <source>Its end is missing: the file is shorter than its header says. Get the whole file if you can.</source>
        <translation>Bagian akhirnya hilang: berkas ini lebih pendek daripada kata kepalanya. Ambil berkas utuhnya jika bisa.</translation>
    </message>
</context>
<context>
    <name>suara::ClipPredictions</name>
    <message>
        <source>No network has been trained in this project yet. Train one, and what it says along the clip stands here.</source>
        <translation>Belum ada jaringan yang dilatih dalam proyek ini. Latihlah satu, dan prediksinya sepanjang klip tampil di sini.</translation>
    </message>
    <message>
        <source>Predicting along the clip</source>
        <translation>Memprediksi sepanjang klip</translation>
    </message>
    <message>
        <source>Stopped before it was whole.</source>
        <translation>Dihentikan sebelum lengkap.</translation>
    </message>
</context>
<context>
    <name>suara::ColumnChoice</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa</translation>
    </message>
    <message>
        <source>Columns to learn from</source>
        <translation>Kolom yang dipelajari</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
</context>
<context>
    <name>suara::CommandPalette</name>
    <message>
        <source>Command search</source>
        <translation>Pencarian perintah</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Cari tindakan</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>No action has this name.</source>
        <translation>Tidak ada tindakan bernama ini.</translation>
    </message>
</context>
<context>
    <name>suara::CompareSheet</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Pembagian</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizer</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Akurasi</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Salin tabel</translation>
    </message>
    <message>
        <source>Runs side by side</source>
        <translation>Pelatihan berdampingan</translation>
    </message>
</context>
<context>
    <name>suara::ConfusionMatrixModel</name>
    <message>
        <source>%1 heard rightly</source>
        <translation>%1 dikenali benar</translation>
    </message>
    <message>
        <source>%1 heard as %2</source>
        <translation>%1 dikenali sebagai %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 dari %3</translation>
    </message>
</context>
<context>
    <name>suara::ConfusionMatrixView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriks konfusi</translation>
    </message>
    <message>
        <source>True ↓</source>
        <translation>Sebenarnya ↓</translation>
    </message>
    <message>
        <source>Play the clips of the cell</source>
        <translation>Putar klip sel ini</translation>
    </message>
</context>
<context>
    <name>suara::DataSection</name>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>What is learned from</source>
        <translation>Yang dipelajari</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>What one number of each feature is taken from</source>
        <translation>Asal satu angka setiap fitur</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>A table with a header line; its last column or the one named label is the class</source>
        <translation>Tabel dengan baris judul; kolom terakhirnya atau yang bernama label adalah kelas</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>Berkas CSV</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Its folders are the classes, of pictures (PNG, JPEG) or of clips</source>
        <translation>Folder di dalamnya adalah kelas, berisi gambar (PNG, JPEG) atau klip</translation>
    </message>
    <message>
        <source>Folder of classes</source>
        <translation>Folder kelas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>The column that names the class; empty: the one named label, else the last</source>
        <translation>Kolom yang menyebut kelas; kosong: yang bernama label, atau yang terakhir</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Which columns of the table are learned from</source>
        <translation>Kolom tabel mana yang dipelajari</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Sisi</translation>
    </message>
    <message>
        <source>Side of the pictures in pixels; the lecture’s is 70</source>
        <translation>Sisi gambar dalam piksel; dalam kuliah 70</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Classes of the clips, or labels of an annotator’s segments</source>
        <translation>Kelas klip, atau label segmen seorang anotator</translation>
    </message>
    <message>
        <source>Choose a CSV file</source>
        <translation>Pilih berkas CSV</translation>
    </message>
    <message>
        <source>Choose a folder of classes</source>
        <translation>Pilih folder kelas</translation>
    </message>
    <message>
        <source>voice.csv</source>
        <translation>voice.csv</translation>
    </message>
    <message>
        <source>label, else the last</source>
        <translation>label, atau yang terakhir</translation>
    </message>
    <message>
        <source>Feature table</source>
        <translation>Tabel fitur</translation>
    </message>
    <message>
        <source>Mel pictures</source>
        <translation>Gambar mel</translation>
    </message>
    <message>
        <source>Class folders</source>
        <translation>Folder kelas</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Bingkai awal</translation>
    </message>
    <message>
        <source>Mean of the frames</source>
        <translation>Rerata bingkai</translation>
    </message>
    <message>
        <source>Class of the clip</source>
        <translation>Kelas klip</translation>
    </message>
    <message>
        <source>no rows yet</source>
        <translation>belum ada baris</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>Tabel (*.csv);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Order of a pixel’s colours: RGB, or BGR as OpenCV reads pictures</source>
        <translation>Urutan warna piksel: RGB, atau BGR seperti OpenCV membaca gambar</translation>
    </message>
    <message>
        <source>Log-mel tensors</source>
        <translation>Tensor log-mel</translation>
    </message>
</context>
<context>
    <name>suara::DataWatch</name>
    <message>
        <source>Reading %1</source>
        <translation>Membaca %1</translation>
    </message>
</context>
<context>
    <name>suara::DisagreementList</name>
    <message>
        <source>Disagreements</source>
        <translation>Beda pendapat</translation>
    </message>
</context>
<context>
    <name>suara::EmptyState</name>
    <message>
        <source>Drop clips or a folder here</source>
        <translation>Jatuhkan klip atau folder di sini</translation>
    </message>
    <message>
        <source>WAV, FLAC, OGG, MP3, M4A, MP4 … Folder names can be classes.</source>
        <translation>WAV, FLAC, OGG, MP3, M4A, MP4 … Nama folder dapat menjadi kelas.</translation>
    </message>
</context>
<context>
    <name>suara::ExploreInspector</name>
    <message>
        <source>Overlay</source>
        <translation>Tumpangan</translation>
    </message>
    <message>
        <source>Selection statistics</source>
        <translation>Statistik pilihan</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Kuliah</translation>
    </message>
    <message>
        <source>Fine in time</source>
        <translation>Halus di waktu</translation>
    </message>
    <message>
        <source>librosa</source>
        <translation>librosa</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Sendiri</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Prasetel</translation>
    </message>
    <message>
        <source>half the rate</source>
        <translation>setengah laju</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa</translation>
    </message>
    <message>
        <source>Normalise min–max</source>
        <translation>Normalisasi min–maks</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>what fits</source>
        <translation>yang muat</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>whole clips</source>
        <translation>seluruh klip</translation>
    </message>
    <message>
        <source>Spectrograms</source>
        <translation>Spektrogram</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Sumbu</translation>
    </message>
    <message>
        <source>Frequency axis of the spectrogram; the mel-spectrogram&apos;s is always mel</source>
        <translation>Sumbu frekuensi spektrogram; sumbu spektrogram mel selalu mel</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logaritmik</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analisis</translation>
    </message>
    <message>
        <source>Speech, 25/10 ms</source>
        <translation>Ujaran, 25/10 ms</translation>
    </message>
    <message>
        <source>Sample rate that all is measured at</source>
        <translation>Laju cuplik untuk semua pengukuran</translation>
    </message>
    <message>
        <source>dB shown below the largest value</source>
        <translation>dB yang ditampilkan di bawah nilai terbesar</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>What is laid over the waveform</source>
        <translation>Yang ditumpangkan pada bentuk gelombang</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Selection, or clip</source>
        <translation>Pilihan, atau klip</translation>
    </message>
    <message>
        <source>Whole clip</source>
        <translation>Seluruh klip</translation>
    </message>
    <message>
        <source>Frame at the playhead</source>
        <translation>Bingkai di kepala putar</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>What the spectrum is made of</source>
        <translation>Asal spektrum</translation>
    </message>
    <message>
        <source>One transform</source>
        <translation>Satu transformasi</translation>
    </message>
    <message>
        <source>Mean of frames</source>
        <translation>Rerata bingkai</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>One transform of all samples, as the lecture has it, or the root of the mean power of frames of n_fft, as Welch has it</source>
        <translation>Satu transformasi semua sampel, seperti dalam kuliah, atau akar rerata daya bingkai sepanjang n_fft, seperti metode Welch</translation>
    </message>
    <message>
        <source>all bins</source>
        <translation>semua bin</translation>
    </message>
    <message>
        <source>First bins</source>
        <translation>Bin awal</translation>
    </message>
    <message>
        <source>Zoom to the first bins; 0 shows all</source>
        <translation>Perbesar ke bin awal; 0 menampilkan semua</translation>
    </message>
    <message>
        <source>Grid of clips</source>
        <translation>Kisi klip</translation>
    </message>
    <message>
        <source>Waveforms</source>
        <translation>Gelombang</translation>
    </message>
    <message>
        <source>Mel-spectrograms</source>
        <translation>Spektrogram mel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>The first samples of each waveform, as the lecture&apos;s x[:10000]</source>
        <translation>Sampel awal tiap bentuk gelombang, seperti x[:10000] dalam kuliah</translation>
    </message>
    <message>
        <source>Parameters of single features</source>
        <translation>Parameter fitur tertentu</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Hingga</translation>
    </message>
    <message>
        <source>Highest frequency that the spectrogram shows; the mel-spectrogram&apos;s is fmax</source>
        <translation>Frekuensi tertinggi yang ditampilkan spektrogram; untuk spektrogram mel dipakai fmax</translation>
    </message>
    <message>
        <source>In Hz: on spectrograms too</source>
        <translation>Dalam Hz: juga pada spektrogram</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Prediksi</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Terbaru</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Pelatihan</translation>
    </message>
    <message>
        <source>Whose network is asked</source>
        <translation>Jaringan dari pelatihan mana yang dipakai</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Setiap</translation>
    </message>
    <message>
        <source>From one stretch to the next</source>
        <translation>Jarak dari satu potongan ke potongan berikutnya</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Panjang</translation>
    </message>
    <message>
        <source>Length of a stretch that is judged</source>
        <translation>Panjang potongan yang dinilai</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Seperti biasa</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Colour map of the pictures; as usual is magma for spectrograms, viridis for MFCC and chroma</source>
        <translation>Peta warna gambar; seperti biasa berarti magma untuk spektrogram, viridis untuk MFCC dan kroma</translation>
    </message>
    <message>
        <source>One scale of time for all</source>
        <translation>Satu skala waktu untuk semua</translation>
    </message>
    <message>
        <source>One scale of values for all</source>
        <translation>Satu skala nilai untuk semua</translation>
    </message>
    <message>
        <source>Formants</source>
        <translation>Forman</translation>
    </message>
    <message>
        <source>As dots on spectrograms</source>
        <translation>Sebagai titik pada spektrogram</translation>
    </message>
    <message>
        <source>Man, 5000 Hz</source>
        <translation>Pria, 5000 Hz</translation>
    </message>
    <message>
        <source>Woman, 5500 Hz</source>
        <translation>Wanita, 5500 Hz</translation>
    </message>
    <message>
        <source>Child, 8000 Hz</source>
        <translation>Anak, 8000 Hz</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>How high five formants reach: the shorter the vocal tract, the higher</source>
        <translation>Sampai setinggi apa lima forman: makin pendek saluran suara, makin tinggi</translation>
    </message>
</context>
<context>
    <name>suara::ExploreLanes</name>
    <message>
        <source>Waveform</source>
        <translation>Bentuk gelombang</translation>
    </message>
    <message>
        <source>RMSE and ZCR</source>
        <translation>RMSE dan ZCR</translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>Tampilkan semua lajur</translation>
    </message>
    <message>
        <source>Show this lane alone</source>
        <translation>Tampilkan lajur ini saja</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Pindahkan ke atas</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Pindahkan ke bawah</translation>
    </message>
    <message>
        <source>Take this lane away</source>
        <translation>Singkirkan lajur ini</translation>
    </message>
    <message>
        <source>Energy and RMSE</source>
        <translation>Energi dan RMSE</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Salin sebagai Python</translation>
    </message>
    <message>
        <source>Save the data…</source>
        <translation>Simpan data…</translation>
    </message>
    <message>
        <source>Predictions of a network</source>
        <translation>Prediksi jaringan</translation>
    </message>
    <message>
        <source>Show or hide the lane %1</source>
        <translation>Tampilkan atau sembunyikan lajur %1</translation>
    </message>
    <message>
        <source>Make segments of the predictions</source>
        <translation>Jadikan prediksi segmen</translation>
    </message>
</context>
<context>
    <name>suara::ExplorePage</name>
    <message>
        <source>speaker %1</source>
        <translation>penutur %1</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n kanal</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset the parameters</source>
        <translation>Setel ulang parameter</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektur</translation>
    </message>
    <message>
        <source>Add lane</source>
        <translation>Tambah lajur</translation>
    </message>
    <message>
        <source>Save a picture…</source>
        <translation>Simpan gambar…</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Lajur</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Kisi</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Choose a clip in the list</source>
        <translation>Pilih klip di daftar</translation>
    </message>
    <message>
        <source>Its lanes, spectrum and statistics appear here.</source>
        <translation>Lajur, spektrum, dan statistiknya tampil di sini.</translation>
    </message>
    <message>
        <source>whole clip</source>
        <translation>seluruh klip</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Jelajah</translation>
    </message>
    <message>
        <source>The work on this clip was stopped before it was whole.</source>
        <translation>Pekerjaan pada klip ini dihentikan sebelum lengkap.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Save the data…</source>
        <translation>Simpan data…</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Salin sebagai Python</translation>
    </message>
    <message>
        <source>Save a picture of the spectrum…</source>
        <translation>Simpan gambar spektrum…</translation>
    </message>
    <message>
        <source>Save the data of the spectrum…</source>
        <translation>Simpan data spektrum…</translation>
    </message>
    <message>
        <source>Copy the spectrum as Python</source>
        <translation>Salin spektrum sebagai Python</translation>
    </message>
    <message>
        <source>Spectrum alone, or with the lanes</source>
        <translation>Spektrum saja, atau bersama lajur</translation>
    </message>
    <message>
        <source>Waveforms</source>
        <translation>Gelombang</translation>
    </message>
    <message>
        <source>Spectrograms</source>
        <translation>Spektrogram</translation>
    </message>
    <message>
        <source>What the grid shows</source>
        <translation>Isi kisi</translation>
    </message>
    <message>
        <source>Grid of clips</source>
        <translation>Kisi klip</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Save the predictions</source>
        <translation>Simpan prediksi</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>%1 · %2 shown</source>
        <translation>%1 · %2 terlihat</translation>
    </message>
    <message>
        <source>The clips of the grid are still being measured; the picture can be saved then.</source>
        <translation>Klip dalam kisi masih diukur; gambarnya dapat disimpan setelah itu.</translation>
    </message>
    <message>
        <source>The file of %1 has changed since it was read: what was measured of it is of the old one.</source>
        <translation>Berkas %1 telah berubah sejak dibaca: yang sudah diukur berasal dari berkas lama.</translation>
    </message>
    <message>
        <source>Measure it again</source>
        <translation>Ukur ulang</translation>
    </message>
    <message>
        <source>The network is still being asked; try again when the lane is drawn.</source>
        <translation>Jaringan masih ditanyai; coba lagi setelah lajurnya tergambar.</translation>
    </message>
    <message numerus="yes">
        <source>%n had no room: the tier has others there.</source>
        <translation>
            <numerusform>%n tidak mendapat tempat: pada tier itu sudah ada segmen lain.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) stand on the tier of %1 in Annotate, labelled from the set “%2”.</source>
        <translation>
            <numerusform>%n segmen ada pada tier %1 di Anotasi, dengan label dari himpunan “%2”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::FeatureInspector</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n diubah</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::FeatureTableModel</name>
    <message>
        <source>Clip</source>
        <translation>Klip</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Penutur</translation>
    </message>
</context>
<context>
    <name>suara::FeatureTableView</name>
    <message>
        <source>Feature table</source>
        <translation>Tabel fitur</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Salin sebagai Python</translation>
    </message>
</context>
<context>
    <name>suara::FeaturesPage</name>
    <message>
        <source>Reset the feature choices</source>
        <translation>Setel ulang pilihan fitur</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektur</translation>
    </message>
    <message>
        <source>Train on this</source>
        <translation>Latih dengan ini</translation>
    </message>
    <message>
        <source>Play the chosen clips</source>
        <translation>Putar klip terpilih</translation>
    </message>
    <message>
        <source>Tick at least one feature in the inspector.</source>
        <translation>Centang minimal satu fitur di inspektur.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) could not be measured. %1</source>
        <translation>
            <numerusform>%n klip tidak dapat diukur. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in list</source>
        <translation>Tampilkan di daftar</translation>
    </message>
    <message>
        <source>Export the feature table</source>
        <translation>Ekspor tabel fitur</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Feature table</source>
        <translation>Tabel fitur</translation>
    </message>
    <message>
        <source>No clips to measure yet</source>
        <translation>Belum ada klip untuk diukur</translation>
    </message>
    <message>
        <source>Add clips or a folder, and their features stand here.</source>
        <translation>Tambahkan klip atau folder, dan fiturnya tampil di sini.</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n fitur</numerusform>
        </translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>Measuring was stopped; what stands here is from before.</source>
        <translation>Pengukuran dihentikan; isi halaman ini dari pengukuran sebelumnya.</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Ukur lagi</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>There is no segment yet. Label stretches in Annotate, or choose other rows.</source>
        <translation>Belum ada segmen. Beri label pada bagian suara di Anotasi, atau pilih baris lain.</translation>
    </message>
    <message>
        <source>No clip can be read.</source>
        <translation>Tidak ada klip yang dapat dibaca.</translation>
    </message>
    <message>
        <source>Measuring features</source>
        <translation>Mengukur fitur</translation>
    </message>
    <message>
        <source>Python that gives %1 of %2 is on the clipboard.</source>
        <translation>Kode Python yang menghasilkan %1 dari %2 ada di papan klip.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n baris</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the value as Python</source>
        <translation>Salin nilainya sebagai Python</translation>
    </message>
</context>
<context>
    <name>suara::FeaturesSection</name>
    <message>
        <source>Features</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>Their Δ (delta)</source>
        <translation>Δ-nya (delta)</translation>
    </message>
    <message>
        <source>Their ΔΔ (delta of delta)</source>
        <translation>ΔΔ-nya (delta dari delta)</translation>
    </message>
</context>
<context>
    <name>suara::GainSlider</name>
    <message>
        <source>Gain in dB</source>
        <translation>Penguatan dalam dB</translation>
    </message>
    <message>
        <source>Gain: %1. A double click sets it to 0 dB, as in the file.</source>
        <translation>Penguatan: %1. Klik ganda mengembalikannya ke 0 dB, seperti dalam berkas.</translation>
    </message>
</context>
<context>
    <name>suara::HistogramPlot</name>
    <message>
        <source>clips</source>
        <translation>klip</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>tanpa kelas</translation>
    </message>
    <message>
        <source>density</source>
        <translation>kerapatan</translation>
    </message>
    <message>
        <source>density, up to %1 a row</source>
        <translation>kerapatan, hingga %1 per baris</translation>
    </message>
    <message>
        <source>clips, up to %1 a row</source>
        <translation>klip, hingga %1 per baris</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n clip(s)</source>
        <translation>
            <numerusform>%1, %2: %n klip</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::HitList</name>
    <message>
        <source>Play the clip</source>
        <translation>Putar klip</translation>
    </message>
    <message>
        <source>Clips that were tested</source>
        <translation>Klip yang diuji</translation>
    </message>
</context>
<context>
    <name>suara::HitsModel</name>
    <message>
        <source>Row %1</source>
        <translation>Baris %1</translation>
    </message>
    <message>
        <source>%1, probability %2</source>
        <translation>%1, peluang %2</translation>
    </message>
    <message>
        <source>%1 is no clip of this project</source>
        <translation>%1 bukan klip proyek ini</translation>
    </message>
    <message>
        <source>%1, loss %2</source>
        <translation>%1, loss %2</translation>
    </message>
</context>
<context>
    <name>suara::HitsPanel</name>
    <message>
        <source>Click a cell to hear its clips</source>
        <translation>Klik sel untuk mendengar klipnya</translation>
    </message>
    <message>
        <source>Mistakes (%1)</source>
        <translation>Kesalahan (%1)</translation>
    </message>
    <message>
        <source>All that was told wrongly, the surest first</source>
        <translation>Semua yang salah dikenali, yang paling yakin lebih dulu</translation>
    </message>
    <message>
        <source>Set class</source>
        <translation>Ubah kelas</translation>
    </message>
    <message>
        <source>Another class for the chosen clips or segments</source>
        <translation>Kelas lain untuk klip atau segmen terpilih</translation>
    </message>
    <message>
        <source>%1 heard rightly</source>
        <translation>%1 dikenali benar</translation>
    </message>
    <message>
        <source>%1 heard as %2</source>
        <translation>%1 dikenali sebagai %2</translation>
    </message>
    <message>
        <source>All that is %1</source>
        <translation>Semua %1</translation>
    </message>
    <message>
        <source>Told wrongly, the surest first</source>
        <translation>Salah dikenali, yang paling yakin dulu</translation>
    </message>
    <message>
        <source>Epoch %1, the highest loss first</source>
        <translation>Epoch %1, loss tertinggi lebih dulu</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are %1 now.</source>
        <translation>
            <numerusform>%n baris kini %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a point of the loss chart to hear that epoch’s clips, the worst first</source>
        <translation>Klik satu titik pada grafik loss untuk mendengar klip epoch itu, yang terburuk lebih dulu</translation>
    </message>
    <message>
        <source>Epoch %1 of every fold, the highest loss first</source>
        <translation>Epoch %1 dari setiap lipatan, loss tertinggi lebih dulu</translation>
    </message>
    <message>
        <source>The losses of single clips are not kept of epoch %1</source>
        <translation>Loss tiap klip dari epoch %1 tidak disimpan</translation>
    </message>
    <message>
        <source>All rows are learned here, none is held out</source>
        <translation>Semua baris dipelajari di sini, tidak ada yang disisihkan</translation>
    </message>
</context>
<context>
    <name>suara::InspectorFields</name>
    <message>
        <source>samples</source>
        <translation>sampel</translation>
    </message>
    <message>
        <source>Range in dB below the largest value</source>
        <translation>Rentang dalam dB di bawah nilai terbesar</translation>
    </message>
    <message>
        <source>half the rate</source>
        <translation>setengah laju</translation>
    </message>
</context>
<context>
    <name>suara::JobBar</name>
    <message>
        <source>Stop this work</source>
        <translation>Hentikan pekerjaan ini</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n lagi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
</context>
<context>
    <name>suara::KindButton</name>
    <message>
        <source>Histogram</source>
        <translation>Histogram</translation>
    </message>
    <message>
        <source>Box plot</source>
        <translation>Diagram kotak</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Sebaran</translation>
    </message>
    <message>
        <source>PCA map</source>
        <translation>Peta PCA</translation>
    </message>
    <message>
        <source>Kind of plot</source>
        <translation>Jenis plot</translation>
    </message>
    <message>
        <source>Kind of plot: %1</source>
        <translation>Jenis plot: %1</translation>
    </message>
</context>
<context>
    <name>suara::LabelPalette</name>
    <message>
        <source>Label set</source>
        <translation>Himpunan label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Belum dinilai</translation>
    </message>
</context>
<context>
    <name>suara::LabelSetSheet</name>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>Nama kumpulan</translation>
    </message>
    <message>
        <source>Segments, tables and files carry the words as they stand here</source>
        <translation>Segmen, tabel, dan berkas memakai kata-kata persis seperti di sini</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Tambah label</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Give the set a name.</source>
        <translation>Beri nama kumpulan ini.</translation>
    </message>
    <message>
        <source>Add at least one label.</source>
        <translation>Tambahkan paling sedikit satu label.</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) will lose a label; Undo brings it back.</source>
        <translation>
            <numerusform>%n segmen akan kehilangan label; Urungkan mengembalikannya.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::LaneRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Penggaris waktu</translation>
    </message>
</context>
<context>
    <name>suara::LaneStack</name>
    <message>
        <source>Lanes</source>
        <translation>Lajur</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>Tampilkan seluruh klip</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Perbesar ke pilihan</translation>
    </message>
    <message>
        <source>Move left by a step</source>
        <translation>Geser selangkah ke kiri</translation>
    </message>
    <message>
        <source>Move right by a step</source>
        <translation>Geser selangkah ke kanan</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Ke awal</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Ke akhir</translation>
    </message>
    <message>
        <source>Play the selection or the segment</source>
        <translation>Putar pilihan atau segmen</translation>
    </message>
    <message>
        <source>Leave the lanes</source>
        <translation>Tinggalkan lajur</translation>
    </message>
    <message>
        <source>Back to the view before</source>
        <translation>Kembali ke tampilan sebelumnya</translation>
    </message>
    <message>
        <source>Forward to the view after</source>
        <translation>Maju ke tampilan sesudahnya</translation>
    </message>
    <message>
        <source>Drag to move the lane; click for more</source>
        <translation>Seret untuk memindahkan lajur; klik untuk pilihan lain</translation>
    </message>
</context>
<context>
    <name>suara::LayerFields</name>
    <message>
        <source>Units</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Outputs of a dense layer, filters of a convolution (units, filters)</source>
        <translation>Keluaran lapisan dense, filter konvolusi (units, filters)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Side of the kernel or of the window (kernel_size, pool_size)</source>
        <translation>Sisi kernel atau jendela (kernel_size, pool_size)</translation>
    </message>
    <message>
        <source>Share</source>
        <comment>of dropout</comment>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Share of the values that is left out at random (rate)</source>
        <translation>Bagian nilai yang dibuang secara acak (rate)</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivasi</translation>
    </message>
    <message>
        <source>What each value is passed through (activation)</source>
        <translation>Fungsi yang dilewati setiap nilai (activation)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Awal</translation>
    </message>
    <message>
        <source>How the weights begin (kernel_initializer)</source>
        <translation>Cara bobot dimulai (kernel_initializer)</translation>
    </message>
    <message>
        <source>How much large weights cost (kernel_regularizer)</source>
        <translation>Seberapa mahal bobot besar (kernel_regularizer)</translation>
    </message>
</context>
<context>
    <name>suara::LayerView</name>
    <message>
        <source>Layers of the network</source>
        <translation>Lapisan jaringan</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>Hapus lapisan</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>Naikkan lapisan</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>Turunkan lapisan</translation>
    </message>
</context>
<context>
    <name>suara::LayersModel</name>
    <message>
        <source>Input</source>
        <translation>Masukan</translation>
    </message>
    <message>
        <source>%1 · output %2</source>
        <translation>%1 · keluaran %2</translation>
    </message>
    <message>
        <source>%1 · output %2 · %3 parameters</source>
        <translation>%1 · keluaran %2 · %3 parameter</translation>
    </message>
</context>
<context>
    <name>suara::LeakChecker</name>
    <message>
        <source>Comparing the two sides of the split</source>
        <translation>Membandingkan kedua sisi pembagian</translation>
    </message>
</context>
<context>
    <name>suara::LeakNotice</name>
    <message>
        <source>Hold these out instead</source>
        <translation>Sisihkan ini saja</translation>
    </message>
    <message>
        <source>Train under both splits</source>
        <translation>Latih dengan kedua pembagian</translation>
    </message>
</context>
<context>
    <name>suara::LevelMeter</name>
    <message>
        <source>Level in dBFS</source>
        <translation>Level dalam dBFS</translation>
    </message>
    <message>
        <source>Left: peak %1, RMS %2 dBFS</source>
        <translation>Kiri: puncak %1, RMS %2 dBFS</translation>
    </message>
    <message>
        <source>Right: peak %1, RMS %2 dBFS</source>
        <translation>Kanan: puncak %1, RMS %2 dBFS</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>terpotong</translation>
    </message>
    <message>
        <source>The sound passed full scale: lower the gain. A click puts the lamps out.</source>
        <translation>Bunyi melewati skala penuh: turunkan penguatan. Klik memadamkan lampunya.</translation>
    </message>
</context>
<context>
    <name>suara::LibraryPane</name>
    <message>
        <source>Show the clip list</source>
        <translation>Tampilkan daftar klip</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Klip</translation>
    </message>
    <message>
        <source>Filter clips</source>
        <translation>Saring klip</translation>
    </message>
    <message>
        <source>Class, speaker, episode…</source>
        <translation>Kelas, penutur, episode…</translation>
    </message>
</context>
<context>
    <name>suara::LiveRun</name>
    <message>
        <source>Training %1</source>
        <translation>Melatih: %1</translation>
    </message>
    <message>
        <source>%1 could not be saved in the project.</source>
        <translation>%1 tidak dapat disimpan di proyek.</translation>
    </message>
</context>
<context>
    <name>suara::LogPanel</name>
    <message>
        <source>Training log</source>
        <translation>Log pelatihan</translation>
    </message>
</context>
<context>
    <name>suara::MainMenus</name>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Seperti desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Klip</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Buka yang terakhir</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
</context>
<context>
    <name>suara::MainWindow</name>
    <message>
        <source>Show or fold the clip list</source>
        <translation>Tampilkan atau lipat daftar klip</translation>
    </message>
</context>
<context>
    <name>suara::MatrixSheet</name>
    <message>
        <source>Report of a confusion matrix</source>
        <translation>Laporan matriks konfusi</translation>
    </message>
    <message>
        <source>Confusion matrix as text</source>
        <translation>Matriks konfusi sebagai teks</translation>
    </message>
    <message>
        <source>Type or paste the counts: a line for each true class. A first line with names is read too.</source>
        <translation>Ketik atau tempel jumlahnya: satu baris untuk tiap kelas sebenarnya. Baris pertama berisi nama juga dibaca.</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>What the matrix shows</source>
        <translation>Isi matriks</translation>
    </message>
    <message>
        <source>The report stands here</source>
        <translation>Laporan muncul di sini</translation>
    </message>
    <message>
        <source>As soon as there is a whole matrix: scores of every class, UAR, MCC and kappa.</source>
        <translation>Begitu matriksnya lengkap: nilai tiap kelas, UAR, MCC, dan kappa.</translation>
    </message>
</context>
<context>
    <name>suara::MissingClips</name>
    <message>
        <source>Looking for the clips</source>
        <translation>Mencari klip</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) are not where they were.</source>
        <translation>
            <numerusform>%n klip tidak lagi di tempatnya.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose their folder…</source>
        <translation>Pilih foldernya…</translation>
    </message>
    <message>
        <source>Every clip is where it was.</source>
        <translation>Semua klip ada di tempatnya.</translation>
    </message>
    <message>
        <source>Folder of the moved clips</source>
        <translation>Folder klip yang pindah</translation>
    </message>
    <message>
        <source>Finding moved clips</source>
        <translation>Menemukan klip yang pindah</translation>
    </message>
    <message>
        <source>None of the missing clips is in this folder.</source>
        <translation>Tidak ada klip hilang di folder ini.</translation>
    </message>
</context>
<context>
    <name>suara::ModelSection</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Mulai dari</translation>
    </message>
    <message>
        <source>The layers to begin with; every one can be changed below</source>
        <translation>Lapisan awal; semuanya dapat diubah di bawah</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lapisan</translation>
    </message>
    <message>
        <source>Add a layer behind the chosen one</source>
        <translation>Tambah lapisan di belakang yang terpilih</translation>
    </message>
    <message>
        <source>Open layers from a file…</source>
        <translation>Buka lapisan dari berkas…</translation>
    </message>
    <message>
        <source>Save the layers as a file…</source>
        <translation>Simpan lapisan sebagai berkas…</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 parameter</translation>
    </message>
    <message>
        <source>Open layers from a file</source>
        <translation>Buka lapisan dari berkas</translation>
    </message>
    <message>
        <source>Plans of layers (*.json);;All files (*)</source>
        <translation>Rencana lapisan (*.json);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>%1 is made for tables of numbers; choose such a source first.</source>
        <translation>%1 dibuat untuk tabel angka; pilih dulu sumber seperti itu.</translation>
    </message>
    <message>
        <source>%1 is made for pictures; choose such a source first.</source>
        <translation>%1 dibuat untuk gambar; pilih dulu sumber seperti itu.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 tidak dapat ditulis: %2.</translation>
    </message>
    <message>
        <source>Save the layers as a file</source>
        <translation>Simpan lapisan sebagai berkas</translation>
    </message>
    <message>
        <source>Plans of layers (*.json)</source>
        <translation>Rencana lapisan (*.json)</translation>
    </message>
    <message>
        <source>Layers as a file</source>
        <translation>Lapisan sebagai berkas</translation>
    </message>
</context>
<context>
    <name>suara::Note</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>suara::OverviewStrip</name>
    <message>
        <source>Overview of the clip</source>
        <translation>Ikhtisar klip</translation>
    </message>
    <message>
        <source>The whole clip. Click to move the playhead, drag the window to scroll.</source>
        <translation>Seluruh klip. Klik untuk memindah kepala putar, seret jendela untuk menggulir.</translation>
    </message>
</context>
<context>
    <name>suara::ParameterForm</name>
    <message>
        <source>Sample rate that everything is computed at</source>
        <translation>Laju cuplik untuk semua perhitungan</translation>
    </message>
</context>
<context>
    <name>suara::PictureSheet</name>
    <message>
        <source>Save a picture</source>
        <translation>Simpan gambar</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>As seen</source>
        <translation>Seperti terlihat</translation>
    </message>
    <message>
        <source>Paper, one column</source>
        <translation>Makalah, satu kolom</translation>
    </message>
    <message>
        <source>Paper, page width</source>
        <translation>Makalah, selebar halaman</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Salindia</translation>
    </message>
    <message>
        <source>My own size</source>
        <translation>Ukuran sendiri</translation>
    </message>
    <message>
        <source>Width × height</source>
        <translation>Lebar × tinggi</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>Lebar gambar</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>Tinggi gambar</translation>
    </message>
    <message>
        <source>Fineness</source>
        <translation>Kehalusan</translation>
    </message>
    <message>
        <source>Pixels of a PNG for each pixel of its size</source>
        <translation>Piksel PNG untuk tiap piksel ukurannya</translation>
    </message>
    <message>
        <source>Light colours, for print</source>
        <translation>Warna terang, untuk cetak</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>PNG: %1 × %2 px · PDF: %3 × %4 mm</source>
        <translation>PNG: %1 × %2 px · PDF: %3 × %4 mm</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Gambar (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Menulis %1</translation>
    </message>
</context>
<context>
    <name>suara::Player</name>
    <message>
        <source>No sound device was found, so nothing can be played; all else works.</source>
        <translation>Perangkat suara tidak ditemukan, jadi tidak ada yang dapat diputar; yang lain tetap berfungsi.</translation>
    </message>
    <message>
        <source>The sound device went away.</source>
        <translation>Perangkat suara terputus.</translation>
    </message>
</context>
<context>
    <name>suara::PredictionLane</name>
    <message>
        <source>Predictions</source>
        <translation>Prediksi</translation>
    </message>
</context>
<context>
    <name>suara::ProjectFiles</name>
    <message>
        <source>New project…</source>
        <translation>Proyek baru…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Buka proyek…</translation>
    </message>
    <message>
        <source>Add audio files…</source>
        <translation>Tambah berkas audio…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Tambah folder…</translation>
    </message>
    <message>
        <source>Add a folder, its names as classes…</source>
        <translation>Tambah folder, namanya sebagai kelas…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Simpan salinan…</translation>
    </message>
    <message>
        <source>Find moved clips…</source>
        <translation>Temukan klip yang pindah…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Untitled %1</source>
        <translation>Tanpa judul %1</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Proyek baru</translation>
    </message>
    <message>
        <source>Suara projects (*.suara)</source>
        <translation>Proyek Suara (*.suara)</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Buka proyek</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>A copy stands in %1.</source>
        <translation>Salinan ada di %1.</translation>
    </message>
    <message>
        <source>This project stands among temporary files; save a copy elsewhere to keep it.</source>
        <translation>Proyek ini berada di antara berkas sementara; simpan salinannya di tempat lain agar tidak hilang.</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Menyimpan salinan</translation>
    </message>
    <message>
        <source>Add audio files</source>
        <translation>Tambah berkas audio</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <translation>Audio dan video</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Semua berkas</translation>
    </message>
    <message>
        <source>Add a folder, its names as classes</source>
        <translation>Tambah folder, namanya sebagai kelas</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Tambah folder</translation>
    </message>
</context>
<context>
    <name>suara::RangeSheet</name>
    <message>
        <source>Bins and range</source>
        <translation>Bin dan rentang</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Sampai</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
</context>
<context>
    <name>suara::ReportTable</name>
    <message>
        <source>Classification report</source>
        <translation>Laporan klasifikasi</translation>
    </message>
</context>
<context>
    <name>suara::ResultPanel</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriks konfusi</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>What the matrix shows</source>
        <translation>Isi matriks</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>Belum ada hasil</translation>
    </message>
    <message>
        <source>Train a network, and read here how well it tells the classes apart.</source>
        <translation>Latih jaringan, lalu baca di sini seberapa baik ia membedakan kelas.</translation>
    </message>
    <message>
        <source>Predicted →</source>
        <translation>Prediksi →</translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation>Salin laporan sebagai teks</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>%1 of %2 held out</source>
        <translation>%1 dari %2 untuk uji</translation>
    </message>
    <message>
        <source>Report of a confusion matrix from elsewhere…</source>
        <translation>Laporan matriks konfusi dari tempat lain…</translation>
    </message>
    <message>
        <source>%1 rows, each held out once</source>
        <translation>%1 baris, masing-masing diuji sekali</translation>
    </message>
</context>
<context>
    <name>suara::RowsSection</name>
    <message>
        <source>Rows</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>One per</source>
        <translation>Satu per</translation>
    </message>
    <message>
        <source>What the table has one row for</source>
        <translation>Untuk apa tabel memiliki satu baris</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Klip</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Jendela</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Kelas</translation>
    </message>
    <message>
        <source>The label set whose labels are the classes of the segments</source>
        <translation>Set label yang labelnya menjadi kelas segmen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Panjang</translation>
    </message>
    <message>
        <source>Length of a window</source>
        <translation>Panjang satu jendela</translation>
    </message>
</context>
<context>
    <name>suara::RunCharts</name>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Akurasi</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>Loss per epoch</translation>
    </message>
    <message>
        <source>Accuracy by epoch</source>
        <translation>Akurasi per epoch</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>training</source>
        <translation>latih</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validasi</translation>
    </message>
    <message>
        <source>best, epoch %1</source>
        <translation>terbaik, epoch %1</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>batch</translation>
    </message>
</context>
<context>
    <name>suara::RunDesk</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Pelatihan</translation>
    </message>
    <message>
        <source>Log or runs</source>
        <translation>Log atau daftar pelatihan</translation>
    </message>
    <message>
        <source>No log yet</source>
        <translation>Belum ada log</translation>
    </message>
    <message>
        <source>Every epoch of a training writes its line here.</source>
        <translation>Setiap epoch pelatihan menulis satu baris di sini.</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Belum ada pelatihan</translation>
    </message>
    <message>
        <source>Every training that ends is kept here, to be compared and tried again.</source>
        <translation>Setiap pelatihan yang selesai disimpan di sini, untuk dibandingkan dan dicoba lagi.</translation>
    </message>
</context>
<context>
    <name>suara::RunExports</name>
    <message>
        <source>Save the model…</source>
        <translation>Simpan model…</translation>
    </message>
    <message>
        <source>Suara models (*.suaramodel)</source>
        <translation>Model Suara (*.suaramodel)</translation>
    </message>
    <message>
        <source>Save as ONNX, for other programs…</source>
        <translation>Simpan sebagai ONNX, untuk program lain…</translation>
    </message>
    <message>
        <source>ONNX models (*.onnx)</source>
        <translation>Model ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>Save the weights for NumPy and Keras…</source>
        <translation>Simpan bobot untuk NumPy dan Keras…</translation>
    </message>
    <message>
        <source>NumPy archives (*.npz)</source>
        <translation>Arsip NumPy (*.npz)</translation>
    </message>
    <message>
        <source>Save the history as CSV…</source>
        <translation>Simpan riwayat sebagai CSV…</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save as a Keras script…</source>
        <translation>Simpan sebagai skrip Keras…</translation>
    </message>
    <message>
        <source>Python scripts (*.py)</source>
        <translation>Skrip Python (*.py)</translation>
    </message>
    <message>
        <source>Save the run for other programs</source>
        <translation>Simpan pelatihan untuk program lain</translation>
    </message>
</context>
<context>
    <name>suara::RunFooter</name>
    <message>
        <source>Reading the data</source>
        <translation>Membaca data</translation>
    </message>
    <message>
        <source>Stopping, evaluating</source>
        <translation>Berhenti, mengevaluasi</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Latih</translation>
    </message>
    <message>
        <source>Read the data, train and evaluate in the background</source>
        <translation>Membaca data, melatih, dan mengevaluasi di latar belakang</translation>
    </message>
    <message>
        <source>Progress of training</source>
        <translation>Kemajuan pelatihan</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Semua baris</translation>
    </message>
    <message>
        <source>Fold %1 of %2</source>
        <translation>Lipatan %1 dari %2</translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>Dijeda · %1</translation>
    </message>
    <message>
        <source>Stop, keep best</source>
        <translation>Stop, terbaik</translation>
    </message>
    <message>
        <source>Ends training, takes the weights of the best epoch and evaluates them</source>
        <translation>Mengakhiri pelatihan, memakai bobot epoch terbaik, dan mengevaluasinya</translation>
    </message>
    <message>
        <source>Rate</source>
        <comment>of learning</comment>
        <translation>Laju</translation>
    </message>
    <message>
        <source>Learning rate from the next batch on</source>
        <translation>Laju belajar mulai batch berikutnya</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>Epoch to go back to</source>
        <translation>Epoch tujuan kembali</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Everything as it was after this epoch; training goes on from there.
Of a long training the latest ten, the best and every second, fourth, … of the others are kept.</source>
        <translation>Semuanya seperti setelah epoch ini; pelatihan dilanjutkan dari sana.
Dari pelatihan panjang, sepuluh terakhir, yang terbaik, dan setiap kedua, keempat, … dari yang lain disimpan.</translation>
    </message>
</context>
<context>
    <name>suara::RunRepeat</name>
    <message>
        <source>Comparing %1 with %2</source>
        <translation>Membandingkan %1 dengan %2</translation>
    </message>
    <message>
        <source>%1 has the very same weights as %2, bit for bit.</source>
        <translation>Bobot %1 sama persis dengan %2, bit demi bit.</translation>
    </message>
    <message>
        <source>%1 has other weights than %2: one of them was stopped.</source>
        <translation>Bobot %1 lain dari %2: salah satunya dihentikan.</translation>
    </message>
    <message>
        <source>%1 has other weights than %2: the clips or their labels have changed since.</source>
        <translation>Bobot %1 lain dari %2: klip atau labelnya telah berubah sejak itu.</translation>
    </message>
</context>
<context>
    <name>suara::RunShelf</name>
    <message>
        <source>Reading the runs</source>
        <translation>Membaca pelatihan</translation>
    </message>
</context>
<context>
    <name>suara::RunsModel</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>training</source>
        <translation>melatih</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>dihentikan</translation>
    </message>
    <message>
        <source>Compare: show this run&apos;s curves behind the chosen run&apos;s</source>
        <translation>Bandingkan: tampilkan kurva pelatihan ini di belakang yang terpilih</translation>
    </message>
    <message>
        <source>Unweighted average recall: the mean recall of the classes</source>
        <translation>Recall rata-rata tanpa bobot: rerata recall semua kelas</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Pelatihan</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Pembagian</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoch</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Share of the rows held out that were told rightly; of folds, of all rows</source>
        <translation>Bagian baris uji yang dikenali benar; pada lipatan, dari semua baris</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Akurasi</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>sedang dibaca</translation>
    </message>
    <message>
        <source>curves shown</source>
        <translation>kurva ditampilkan</translation>
    </message>
    <message>
        <source>curves not shown</source>
        <translation>kurva tidak ditampilkan</translation>
    </message>
</context>
<context>
    <name>suara::RunsPanel</name>
    <message>
        <source>Remove the run</source>
        <translation>Hapus pelatihan</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Pelatihan</translation>
    </message>
    <message>
        <source>Lay the run&apos;s curves behind the others, or take them away</source>
        <translation>Letakkan kurva pelatihan ini di belakang yang lain, atau singkirkan</translation>
    </message>
</context>
<context>
    <name>suara::SampleRateBox</name>
    <message>
        <source>each file’s own</source>
        <translation>milik tiap berkas</translation>
    </message>
</context>
<context>
    <name>suara::ScalingSection</name>
    <message>
        <source>Scaling</source>
        <translation>Penskalaan</translation>
    </message>
    <message>
        <source>Min–max</source>
        <translation>Min–maks</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standar</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa</translation>
    </message>
    <message>
        <source>Scaler</source>
        <translation>Penskala</translation>
    </message>
    <message>
        <source>How both axes of the scatter are scaled</source>
        <translation>Cara kedua sumbu sebaran diskalakan</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Rentang</translation>
    </message>
    <message>
        <source>Lowest scaled value</source>
        <translation>Nilai skala terendah</translation>
    </message>
    <message>
        <source>Highest scaled value</source>
        <translation>Nilai skala tertinggi</translation>
    </message>
</context>
<context>
    <name>suara::ScoreLine</name>
    <message>
        <source>%1 folds, accuracy %2</source>
        <translation>%1 lipatan, akurasi %2</translation>
    </message>
    <message>
        <source>Unweighted average recall, Matthews’s correlation, Cohen’s kappa</source>
        <translation>Recall rata-rata tanpa bobot, korelasi Matthews, kappa Cohen</translation>
    </message>
</context>
<context>
    <name>suara::SearchButton</name>
    <message>
        <source>Find an action</source>
        <translation>Cari tindakan</translation>
    </message>
</context>
<context>
    <name>suara::SegmentFiles</name>
    <message>
        <source>Import segments…</source>
        <translation>Impor segmen…</translation>
    </message>
    <message>
        <source>Export segments…</source>
        <translation>Ekspor segmen…</translation>
    </message>
    <message>
        <source>Import segments</source>
        <translation>Impor segmen</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tabel CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export segments</source>
        <translation>Ekspor segmen</translation>
    </message>
    <message>
        <source>Reading segments</source>
        <translation>Membaca segmen</translation>
    </message>
    <message>
        <source>Writing segments</source>
        <translation>Menulis segmen</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) stand in %1.</source>
        <translation>
            <numerusform>%n segmen ada di %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) taken.</source>
        <translation>
            <numerusform>%n segmen diambil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n sudah ada.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: others of the same annotator stand there, or the clip is shorter.</source>
        <translation>
            <numerusform>%n dilewati: sudah ada segmen lain dari anotator yang sama, atau klipnya lebih pendek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not in the project: %1</source>
        <translation>
            <numerusform>%n berkas tidak ada dalam proyek: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmen</translation>
    </message>
    <message>
        <source>TextGrid of this clip (*.TextGrid)</source>
        <translation>TextGrid klip ini (*.TextGrid)</translation>
    </message>
    <message>
        <source>Audacity labels of this tier (*.txt)</source>
        <translation>Label Audacity tier ini (*.txt)</translation>
    </message>
    <message numerus="yes">
        <source>%n completed.</source>
        <translation>
            <numerusform>%n dilengkapi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::SegmentTable</name>
    <message>
        <source>Segments</source>
        <translation>Segmen</translation>
    </message>
    <message>
        <source>Drag over the waveform, then press a label’s key.</source>
        <translation>Seret di atas bentuk gelombang, lalu tekan tombol sebuah label.</translation>
    </message>
</context>
<context>
    <name>suara::SegmentTableModel</name>
    <message>
        <source>Valence, 1 to 9</source>
        <translation>Valensi, 1 sampai 9</translation>
    </message>
    <message>
        <source>Arousal, 1 to 9</source>
        <translation>Arousal, 1 sampai 9</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Panjang</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkrip</translation>
    </message>
</context>
<context>
    <name>suara::SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Setelan</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Seperti sistem</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Seperti desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Cache limit</source>
        <translation>Batas cache</translation>
    </message>
    <message>
        <source>Peaks and features kept on disk; clearing them costs time, never data</source>
        <translation>Puncak dan fitur tersimpan di disk; menghapusnya hanya makan waktu, bukan data</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Name of the annotator in new projects</source>
        <translation>Nama anotator di proyek baru</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Bersihkan</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>Bersihkan cache</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Setel ulang semua setelan</translation>
    </message>
    <message>
        <source>%1 MB used</source>
        <translation>%1 MB terpakai</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Perangkat suara</translation>
    </message>
    <message>
        <source>What clips are played on; a change is heard at once</source>
        <translation>Tempat klip diputar; perubahan langsung terdengar</translation>
    </message>
    <message>
        <source>None was found</source>
        <translation>Tidak ditemukan</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (tidak ada)</translation>
    </message>
</context>
<context>
    <name>suara::Sheet</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>suara::SpectrogramLane</name>
    <message>
        <source>%1 mels</source>
        <translation>%1 mel</translation>
    </message>
    <message>
        <source>fmax %1</source>
        <translation>fmax %1</translation>
    </message>
    <message>
        <source>mel band %1</source>
        <translation>pita mel %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>baris %1</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>bin %1</translation>
    </message>
    <message>
        <source>range of 2 and up</source>
        <translation>rentang 2 ke atas</translation>
    </message>
</context>
<context>
    <name>suara::SpectrumPane</name>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Scale of the magnitude</source>
        <translation>Skala magnitudo</translation>
    </message>
    <message>
        <source>Lin</source>
        <translation>Lin</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Scale of the frequency</source>
        <translation>Skala frekuensi</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 sampel</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Klip</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Pilihan</translation>
    </message>
    <message>
        <source>Spectrum of %1</source>
        <translation>Spektrum %1</translation>
    </message>
    <message>
        <source>Frame at the playhead</source>
        <translation>Bingkai di kepala putar</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n frame(s)</source>
        <translation>
            <numerusform>rerata %n bingkai</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::SpectrumPlot</name>
    <message>
        <source>Frequency</source>
        <translation>Frekuensi</translation>
    </message>
    <message>
        <source>dB re max</source>
        <translation>dB re maks</translation>
    </message>
    <message>
        <source>|FFT|</source>
        <translation>|FFT|</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>bin %1</translation>
    </message>
    <message>
        <source>below the maximum</source>
        <translation>di bawah maksimum</translation>
    </message>
</context>
<context>
    <name>suara::SpeedButton</name>
    <message>
        <source>Speed, at the same pitch</source>
        <translation>Kecepatan, dengan tinggi nada tetap</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Kecepatan: %1</translation>
    </message>
</context>
<context>
    <name>suara::StatisticsTable</name>
    <message>
        <source>Statistics of the selection</source>
        <translation>Statistik pilihan</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>rerata</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <translation>maks</translation>
    </message>
</context>
<context>
    <name>suara::SummarySection</name>
    <message>
        <source>“%1” is no percentile; allowed are numbers from 0 to 100, such as 5 50 95.</source>
        <translation>“%1” bukan persentil; yang boleh: bilangan dari 0 sampai 100, misalnya 5 50 95.</translation>
    </message>
    <message>
        <source>Value per row</source>
        <translation>Nilai per baris</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bingkai</translation>
    </message>
    <message>
        <source>What becomes of the frames of a row</source>
        <translation>Bagaimana bingkai sebuah baris diringkas</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Bingkai awal</translation>
    </message>
    <message>
        <source>Frame mean</source>
        <translation>Rerata</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Mean, standard deviation, lowest, highest and median</source>
        <translation>Rerata, simpangan baku, terendah, tertinggi, dan median</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Persentil</translation>
    </message>
    <message>
        <source>Further columns: numbers from 0 to 100, such as 5 50 95</source>
        <translation>Kolom tambahan: bilangan dari 0 sampai 100, misalnya 5 50 95</translation>
    </message>
</context>
<context>
    <name>suara::TableChartView</name>
    <message>
        <source>%1, scaled</source>
        <translation>%1, terskala</translation>
    </message>
    <message>
        <source>PC%1 (%2 of the variance)</source>
        <translation>PC%1 (%2 dari ragam)</translation>
    </message>
    <message>
        <source>Histogram by class</source>
        <translation>Histogram per kelas</translation>
    </message>
    <message>
        <source>Box plot by class</source>
        <translation>Diagram kotak per kelas</translation>
    </message>
    <message>
        <source>Scatter by class</source>
        <translation>Sebaran per kelas</translation>
    </message>
</context>
<context>
    <name>suara::TierLane</name>
    <message>
        <source>Annotator&apos;s name</source>
        <translation>Nama anotator</translation>
    </message>
    <message>
        <source>Tier of %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>tanpa label</translation>
    </message>
    <message>
        <source>%1 at %2, disputed</source>
        <translation>%1 pada %2, tidak sepakat</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 pada %2</translation>
    </message>
</context>
<context>
    <name>suara::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>Latih</translation>
    </message>
    <message>
        <source>Stop training and keep what was learned</source>
        <translation>Hentikan pelatihan dan simpan yang sudah dipelajari</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Salin log</translation>
    </message>
    <message>
        <source>Training was given up; nothing was kept.</source>
        <translation>Pelatihan dibatalkan; tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>Next (%1 of %2)</source>
        <translation>Berikutnya (%1 dari %2)</translation>
    </message>
    <message>
        <source>Train the network</source>
        <translation>Latih jaringan</translation>
    </message>
    <message>
        <source>Loss and accuracy are drawn here, epoch by epoch.</source>
        <translation>Loss dan akurasi digambar di sini, epoch demi epoch.</translation>
    </message>
    <message>
        <source>Choose a CSV file with two classes or more, then train</source>
        <translation>Pilih berkas CSV dengan dua kelas atau lebih, lalu latih</translation>
    </message>
    <message>
        <source>The setup at the left has a field for it.</source>
        <translation>Kolom isiannya ada di pengaturan sebelah kiri.</translation>
    </message>
    <message>
        <source>Set the clips’ classes, then train</source>
        <translation>Tetapkan kelas klip, lalu latih</translation>
    </message>
    <message>
        <source>At least two. In Explore, choose clips in the list and type their class below it, or take the classes from the names of files or folders.</source>
        <translation>Paling sedikit dua. Di Jelajah, pilih klip dalam daftar dan ketik kelasnya di bawah daftar itu, atau ambil kelas dari nama berkas atau folder.</translation>
    </message>
    <message>
        <source>Look at the data before training</source>
        <translation>Lihat data sebelum melatih</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Choose a folder with two class folders or more, then train</source>
        <translation>Pilih folder dengan dua folder kelas atau lebih, lalu latih</translation>
    </message>
    <message>
        <source>Compare the marked runs in a table</source>
        <translation>Bandingkan pelatihan bertanda dalam tabel</translation>
    </message>
    <message>
        <source>Take the run&apos;s choices into the setup</source>
        <translation>Ambil pilihan pelatihan ini ke pengaturan</translation>
    </message>
    <message>
        <source>Train again with these choices</source>
        <translation>Latih lagi dengan pilihan ini</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Latih lagi</translation>
    </message>
    <message>
        <source>%1 is done and kept; Train shows how it did.</source>
        <translation>%1 selesai dan tersimpan; Latih menampilkan hasilnya.</translation>
    </message>
    <message>
        <source>%1 did not come to its end; %2 of %3 epochs are kept.</source>
        <translation>%1 belum selesai; %2 dari %3 epoch tersimpan.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Lupakan</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>lipatan</translation>
    </message>
    <message>
        <source>Train anew</source>
        <translation>Latih dari awal</translation>
    </message>
    <message>
        <source>Training stopped with the project that was left; it can go on there.</source>
        <translation>Pelatihan berhenti bersama proyek yang ditinggalkan; di sana pelatihan itu dapat diteruskan.</translation>
    </message>
    <message>
        <source>Show what the network says along the clips</source>
        <translation>Tampilkan prediksi jaringan sepanjang klip</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Mulai pelatihan</translation>
    </message>
</context>
<context>
    <name>suara::TrainSetupPanel</name>
    <message>
        <source>Setup</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Back to the lecture&apos;s setup</source>
        <translation>Kembali ke pengaturan kuliah</translation>
    </message>
</context>
<context>
    <name>suara::TransportBar</name>
    <message>
        <source>Play or stop</source>
        <translation>Putar atau berhenti</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posisi</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Panjang</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Penguatan</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Kembali ke awal</translation>
    </message>
</context>
<context>
    <name>suara::ValenceArousalPlane</name>
    <message>
        <source>Valence and arousal</source>
        <translation>Valensi dan arousal</translation>
    </message>
    <message>
        <source>Click to judge; Shift+click between the points; Delete takes the judgement away</source>
        <translation>Klik untuk menilai; Shift+klik di antara titik; Delete mencabut penilaian</translation>
    </message>
    <message>
        <source>V %1, A %2</source>
        <translation>V %1, A %2</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Belum dinilai</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valensi</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Arousal</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>tegang</translation>
    </message>
    <message>
        <source>excited</source>
        <translation>bersemangat</translation>
    </message>
    <message>
        <source>gloomy</source>
        <translation>murung</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>tenang</translation>
    </message>
    <message>
        <source>V %1   A %2</source>
        <translation>V %1   A %2</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>belum dinilai</translation>
    </message>
</context>
<context>
    <name>suara::ViewExports</name>
    <message>
        <source>The clip is still being measured; its values can be saved then.</source>
        <translation>Klip masih diukur; nilainya dapat disimpan setelah itu.</translation>
    </message>
    <message>
        <source>Left out of the data: what is not measured yet.</source>
        <translation>Tidak ikut dalam data: yang belum diukur.</translation>
    </message>
    <message>
        <source>Save the data</source>
        <translation>Simpan data</translation>
    </message>
    <message>
        <source>CSV (*.csv);;NumPy array (*.npy)</source>
        <translation>CSV (*.csv);;Larik NumPy (*.npy)</translation>
    </message>
    <message>
        <source>The Python script is in the clipboard: it draws this view with librosa.</source>
        <translation>Skrip Python ada di papan klip: skrip itu menggambar tampilan ini dengan librosa.</translation>
    </message>
</context>
<context>
    <name>suara::WaveformLane</name>
    <message>
        <source>Waveform</source>
        <translation>Bentuk gelombang</translation>
    </message>
</context>
<context>
    <name>suara::WordEdit</name>
    <message>
        <source>Words in use</source>
        <translation>Kata yang sudah dipakai</translation>
    </message>
</context>
</TS>
